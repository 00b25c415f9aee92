import { differenceJacobian } from "@gradkit/scalar/difference";
import { derivative as derivativeShape, fromData, type NDArray } from "@gradkit/shapes";
import { gradient, symbolIn } from "./differentiate/gradient.js";
import { arrayOf } from "./evaluate/array-of.js";
import { bind, type Values } from "./evaluate/bind.js";
import { openSymbol, opened } from "./differentiate/open.js";
import type { MatrixExpr, SymbolExpr } from "./expr.js";

export interface Check {
  /** The largest difference of two entries, against the largest entry. */
  readonly maxError: number;
  /** The value of the closed form. */
  readonly closedForm: NDArray;
  /** The derivative by differences of the expression alone. */
  readonly difference: NDArray;
}

/**
 * The closed form of a derivative against differences, at values of yours.
 *
 * @returns shapes: that of the expression followed by that of the symbol, each
 * @throws as {@link gradient} and {@link evaluate}
 * @example
 * check(parse("x'*B*x"), "x", { x: [1, 2], B: [[1, 2], [3, 4]] }).closedForm.toNested() // => [12, 21]
 */
export const check = (expr: MatrixExpr, by: string | SymbolExpr, values: Values): Check => {
  const symbol = symbolIn("check", expr, by);
  const result = gradient(expr, symbol);
  const bindings = bind(values, expr, result, symbol);
  const closedForm = arrayOf(result, bindings);
  const { expr: open } = opened(expr);
  const moving = openSymbol(symbol);
  const free = bind(values, open, moving);
  const base = free.dense.get(moving)!;
  const at = (data: readonly number[]) => arrayOf(open, { ...free, dense: new Map([...free.dense, [moving, { ...base, data: Float64Array.from(data) }]]) });
  const { shape } = at([...base.data]);
  const { value } = differenceJacobian((data) => at(data).data, base.data);
  const axes = [symbol.rows, symbol.cols].filter((axis) => axis !== null);
  const difference = fromData(Float64Array.from(value.flat()), derivativeShape(shape, axes.length === 0 ? [] : axes.length === 1 ? [base.rows] : [base.rows, base.cols]));
  const [a, b] = [[...closedForm], [...difference]];
  const top = (list: readonly number[]): number => list.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return { maxError: top(a.map((x, k) => x - b[k]!)) / Math.max(top(a), top(b), Number.MIN_VALUE), closedForm, difference };
};
