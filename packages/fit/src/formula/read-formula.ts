import { format, parse, variables, type Expr } from "@gradkit/scalar";
import { error } from "../errors.js";
import { recent } from "../recent.js";

/** A formula of two sides. */
export interface Equation {
  readonly left: Expr;
  /** The names on the right side. */
  readonly names: readonly string[];
  /** The left side in words. */
  readonly response: string;
  /** The right side as it was written. */
  readonly model: string;
  readonly text: string;
}

/**
 * The sides of a formula such as `log(y) = a + b*x`; without an equals sign the left one is the response. Offsets in parse errors count from the start of the whole text.
 *
 * @throws fit/formula; the parser's errors
 */
export const readFormula = (formula: string, response = "y"): Equation => remembered(`${response}=${formula}`, () => read(formula, response));

/** So many formulas are kept as they were read, so that fitting one again costs nothing of that. */
const remembered = recent<Equation>(32);

const read = (formula: string, response: string): Equation => {
  const at = formula.indexOf("=");
  if (at < 0) return equation(parse(response), parse(formula), formula);
  const second = formula.indexOf("=", at + 1);
  if (second >= 0) throw error("fit/formula", { formula, rule: "must have one equals sign at most", offset: second });
  const [left, right] = [formula.slice(0, at), formula.slice(at + 1)];
  if (left.trim() === "" || right.trim() === "") throw error("fit/formula", { formula, rule: "must have something on both sides of its equals sign", offset: at });
  return equation(parse(left), parse(formula.slice(0, at + 1).replaceAll(/\S/gu, " ") + right), right);
};

const equation = (left: Expr, right: Expr, model: string): Equation => ({ left, names: variables(right), response: format(left), model: model.trim(), text: `${format(left)} = ${format(right)}` });
