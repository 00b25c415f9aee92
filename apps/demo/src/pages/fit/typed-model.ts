import { parse, variables, type Expr } from "@gradkit/scalar";
import { readFormula, type Problem } from "../../math/typed-formula.js";

/** A model as it was typed, among the columns of the data. */
export interface Model {
  /** The whole formula: left = right. */
  readonly formula: string;
  readonly left: Expr;
  readonly right: Expr;
  readonly predictors: readonly string[];
  readonly parameters: readonly string[];
}

export type ModelTrouble = "predictors" | "parameters" | "response";

export interface ReadModel {
  readonly model?: Model;
  /** Where the text cannot be read. */
  readonly problem?: Problem;
  /** What is missing in a model that can be read. */
  readonly trouble?: ModelTrouble;
}

/** Reads `left = right`, or the right side alone, which is then of y or of the last column that it leaves. */
export const readModel = (text: string, columns: readonly string[]): ReadModel => {
  const sign = text.indexOf("=");
  const right = readFormula(text.slice(sign + 1));
  if (!right.expr) return { problem: shifted(right.problem!, sign + 1) };
  const names = variables(right.expr);
  const predictors = names.filter((name) => columns.includes(name));
  const parameters = names.filter((name) => !columns.includes(name));
  const left = sign < 0 ? { expr: parse(responseOf(columns, predictors)) } : readFormula(text.slice(0, sign), columns);
  if (!left.expr) return { problem: left.problem! };
  const trouble = columns.length === 0 ? "response" : predictors.length === 0 ? "predictors" : parameters.length === 0 ? "parameters" : undefined;
  if (trouble) return { trouble };
  const leftText = sign < 0 ? responseOf(columns, predictors) : text.slice(0, sign).trim();
  return { model: { formula: `${leftText} = ${text.slice(sign + 1).trim()}`, left: left.expr, right: right.expr, predictors, parameters } };
};

const responseOf = (columns: readonly string[], used: readonly string[]): string => (columns.includes("y") ? "y" : (columns.findLast((name) => !used.includes(name)) ?? "y"));

const shifted = (problem: Problem, by: number): Problem => ({ ...problem, offset: problem.offset + by });
