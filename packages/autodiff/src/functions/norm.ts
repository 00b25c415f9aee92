import { ops } from "../operations.js";
import { reduction, type Reduction } from "./reduce.js";

/**
 * The Euclidean norm √Σx² over axes. Its derivative at 0 is 0. The squares are formed as they are: of elements beyond 1e±154, which overflow or vanish, `vectorNorm` of `@gradkit/autodiff/linalg`
 * gives the norm, to the same derivative.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * item(norm([3, 4]))             // => 5
 * grad((x) => norm(x))([0, 0])   // => [0, 0]
 */
export const norm: Reduction = reduction("norm", (x, axes) => {
  const squares = ops.sum(ops.square(x), axes);
  const [zero, one] = [0, 1].map((value) => ops.constant(value, x.dtype));
  return ops.where(squares, ops.sqrt(ops.where(squares, squares, one!)), zero!);
});
