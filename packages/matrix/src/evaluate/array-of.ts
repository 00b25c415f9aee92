import { fromData, type NDArray } from "@gradkit/shapes";
import type { MatrixExpr } from "../expr.js";
import { sizeValue } from "../size.js";
import { refuse } from "./refuse.js";
import { valueOf, type Bindings } from "./value.js";

/**
 * The value of an expression with its shape: the axes that it has, for a tensor those of the function followed by those of the symbols.
 *
 * @throws matrix/no-value
 */
export const arrayOf = (expr: MatrixExpr, bindings: Bindings): NDArray => {
  const axes = expr.kind === "tensor" ? [...expr.out, ...expr.by].map(({ size }) => size) : [expr.rows, expr.cols].filter((size) => size !== null);
  return fromData(valueOf(expr, bindings, refuse), axes.map((size) => sizeValue(size, bindings.sizes)!));
};
