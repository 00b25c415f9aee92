import { parse, variables } from "@gradkit/scalar";
import { variableName } from "@repo/table";
import { nearest } from "../arguments/nearest.js";
import { error, type Place } from "../errors.js";

/** The names of a model, once the columns are known. */
export interface Model {
  /** The formula with its left side. */
  readonly formula: string;
  /** The names in it that are columns, and those that are free: the parameters. */
  readonly columns: readonly string[];
  readonly parameters: readonly string[];
}

export interface ModelWish {
  readonly model: string;
  /** A column by name or position, or a formula of columns: the left side. */
  readonly y?: string | undefined;
  /** The column that is called x in the model. */
  readonly x?: string | undefined;
  /** All free names, where they are told: any other is refused. */
  readonly parameters?: readonly string[] | undefined;
}

/** A column by its name, or by its position from 1. */
export const columnOf = (option: string, wish: string, names: readonly string[]): string => {
  const name = variableName(wish) ?? wish;
  const found = names.includes(name) ? name : /^\d+$/.test(wish) ? names[Number(wish) - 1] : undefined;
  if (found === undefined) throw error("cli/data-column", { option, name: wish, known: names, suggestion: nearest(wish, names) });
  return found;
};

/** Where a name stands in a text, as a word of its own. */
const placeOf = (source: string, name: string): Place => {
  const at = source.search(new RegExp(`(?<![\\p{L}\\p{Nd}_])${name}(?![\\p{L}\\p{Nd}_])`, "u"));
  return { source, offset: Math.max(0, at) };
};

/**
 * A model among columns: which of its names are columns, and which parameters.
 *
 * @throws cli/data-column, cli/unknown-name, cli/variables; and those of parse of @gradkit/scalar
 */
export const modelOf = ({ model, y, x, parameters: told }: ModelWish, names: readonly string[]): Model => {
  const [, left, right = model] = /^([^=]*)=(.*)$/s.exec(model) ?? [];
  if (right.includes("=")) throw error("cli/option-value", { call: "fit", option: "--model", rule: `must have one equals sign at most, got ${model}`, example: "--model 'y = a*x + b'" });
  if (left !== undefined && y !== undefined) throw error("cli/option-value", { call: "fit", option: "--y", rule: `is one left side, and the model has another, ${left.trim()}`, example: `--model '${right.trim()}' --y '${y}'` });
  // With what stands before it as blanks, so that mistakes are pointed at where they are.
  const rightNames = variables(parse(left === undefined ? right : `${left.replaceAll(/\S/gu, " ")} ${right}`));
  const response = left?.trim() ?? (y === undefined ? responseOf(names, rightNames) : isFormula(y) ? y : columnOf("--y", y, names));
  const leftNames = variables(parse(response));
  const unknown = leftNames.find((name) => !names.includes(name));
  if (unknown !== undefined) throw error("cli/unknown-name", { option: left === undefined ? "--y" : "model", name: unknown, known: names, suggestion: nearest(unknown, names), place: placeOf(left === undefined ? response : model, unknown) });
  const columns = rightNames.filter((name) => names.includes(name));
  const parameters = rightNames.filter((name) => !names.includes(name));
  const others = names.filter((name) => !leftNames.includes(name));
  if (columns.length === 0) throw error("cli/variables", { call: "fit", rule: `no column of the data stands in the model ${model}`, got: names, example: withColumn(model.trim(), parameters, names, others[0] ?? names[0]!, x) });
  if (parameters.length === 0) throw error("cli/variables", { call: "fit", rule: "all names of the model are columns, so nothing is to be fitted", got: rightNames, example: `--model 'a*(${right.trim()})'` });
  const stray = told && parameters.find((name) => !told.includes(name));
  if (stray !== undefined) throw error("cli/unknown-name", { option: "model", name: stray, known: [...names, ...(told ?? [])], suggestion: nearest(stray, [...names, ...(told ?? [])]), place: placeOf(model, stray) });
  return { formula: `${response} = ${right.trim()}`, columns: [...new Set([...leftNames, ...columns])], parameters };
};

/** What was perhaps meant by a model without a column: that x is one, that a name is one written otherwise, or that one was forgotten. */
const withColumn = (model: string, parameters: readonly string[], names: readonly string[], column: string, x: string | undefined): string => {
  if (parameters.includes("x") && x === undefined) return `--x ${column}`;
  const [slip] = lookalikes({ parameters }, names);
  if (!slip) return `--model '${model} + a*${column}'`;
  const { offset } = placeOf(model, slip[0]);
  return `--model '${model.slice(0, offset)}${slip[1]}${model.slice(offset + slip[0].length)}'`;
};

const isFormula = (text: string): boolean => !/^[\p{L}\p{Nd}_₀-₉]+$/u.test(text);

/** The column y; else the last one that the model does not use. */
const responseOf = (names: readonly string[], used: readonly string[]): string => (names.includes("y") ? "y" : (names.findLast((name) => !used.includes(name)) ?? names.at(-1)!));

/** Parameters that look like columns, each with the column: probably a slip. */
export const lookalikes = ({ parameters }: Pick<Model, "parameters">, names: readonly string[]): (readonly [parameter: string, column: string])[] =>
  parameters.flatMap((name) => {
    const column = name.length > 2 ? nearest(name, names) : names.find((other) => other.toLowerCase() === name.toLowerCase());
    return column === undefined ? [] : [[name, column] as const];
  });
