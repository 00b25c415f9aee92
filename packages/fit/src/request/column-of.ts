import { nearest, parse, variables, type Expr } from "@gradkit/scalar";
import { error } from "../errors.js";
import type { Columns } from "../options.js";
import { formulaModel } from "../rows/formula-model.js";

/** Columns as doubles: those that are, as they are. What is no number is missing, as null is where JSON has no other word: it must not become 0. */
export const doubles = (column: ArrayLike<number>): Float64Array =>
  column instanceof Float64Array ? column : Float64Array.from(column, (value: unknown) => (typeof value === "number" ? value : NaN));

/**
 * A column that a formula of columns makes, shape (n).
 *
 * @throws fit/column  where it names something that is no column
 */
export const columnOf = (formula: Expr | string, columns: Columns, count: number, where: string): Float64Array => {
  const expr = typeof formula === "string" ? parse(formula) : formula;
  if (expr.kind === "variable" && Object.hasOwn(columns, expr.name)) return doubles(columns[expr.name]!);
  const names = variables(expr);
  const given = Object.keys(columns);
  const unknown = names.find((name) => !given.includes(name));
  if (unknown !== undefined) throw error("fit/column", { where, name: unknown, columns: given, suggestion: nearest(unknown, given) });
  const out = new Float64Array(count);
  const data = Object.fromEntries(names.map((name) => [name, doubles(columns[name]!)]));
  formulaModel(expr, names).bind(data, count, []).sweep([], false, ({ from, count: rows, values }) => out.set(values.subarray(0, rows), from));
  return out;
};
