import { asTensor, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import { identityLike, squares } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * A⁻¹ of a square matrix, or of each of a batch. For A⁻¹b solve(A, b) is faster and more accurate.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/singular  where A is singular to rounding; autodiff/primitive where it is not square
 * @source MML 5.102; Giles (2008), 2.2.3
 * @example
 * toArray(inverse([[2, 0], [0, 4]]))         // => [[0.5, 0], [0, 0.25]]
 * grad((x) => sum(inverse(x)))([[2, 0], [0, 4]]) // => [[-0.25, -0.125], [-0.125, -0.0625]]
 */
export const inverse = <const X extends TensorLike>(a: X): Tensor<ShapeOf<X>> => {
  const x = asTensor("inverse", a);
  squares("inverse", x);
  return ops.solve(x, identityLike(ops, x), { transpose: false, call: "inverse" }) as Tensor<ShapeOf<X>>;
};
