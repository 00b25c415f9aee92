import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import { matrices } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import type { Lead } from "./matrix-like.js";
import { ops } from "./operations.js";
import { singularValues } from "./svd.js";
import { vectorNorm } from "./vector-norm.js";

/**
 * √Σ A_ij² of a matrix, or of each of a batch. Its derivative at 0 is 0.
 *
 * @param a  shape (…, m, n)
 * @throws autodiff/primitive where there are fewer than two axes
 * @example
 * item(frobeniusNorm([[1, 2], [2, 4]])) // => 5
 */
export const frobeniusNorm = <const X extends TensorLike>(a: X): Tensor<Lead<X>> => {
  const x = asTensor("frobeniusNorm", a);
  matrices("frobeniusNorm", x);
  return vectorNorm(x, { axes: [-2, -1] }) as Tensor<Lead<X>>;
};

/**
 * The sum of the singular values of a matrix, or of each of a batch. Its derivative is U Vᵀ over the singular values that are not 0: the subgradient of least
 * norm where the rank is deficient.
 *
 * @param a  shape (…, m, n)
 * @throws autodiff/primitive where there are fewer than two axes
 * @example
 * item(nuclearNorm([[0, 3], [-2, 0]])) // => 5
 */
export const nuclearNorm = <const X extends TensorLike>(a: X): Tensor<Lead<X>> => {
  const s = singularValues("nuclearNorm", a);
  return ops.sum(s, [s.shape.length - 1]) as Tensor<Lead<X>>;
};

/**
 * The largest singular value of a matrix, or of each of a batch. Its derivative is u vᵀ of the first singular vectors; values that are equal share it.
 *
 * @param a  shape (…, m, n)
 * @throws autodiff/primitive where there are fewer than two axes
 * @example
 * item(spectralNorm([[0, 3], [-2, 0]])) // => 3
 */
export const spectralNorm = <const X extends TensorLike>(a: X): Tensor<Lead<X>> => {
  const s = singularValues("spectralNorm", a);
  const axis = [s.shape.length - 1];
  return (s.shape.at(-1) === 0 ? ops.sum(s, axis) : ops.maximum(s, axis)) as Tensor<Lead<X>>;
};
