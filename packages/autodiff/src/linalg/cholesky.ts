import { asTensor, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * The lower triangular L with positive diagonal of A = L Lᵀ, for a positive definite matrix or each of a batch. The symmetric part (A + Aᵀ)/2 is what is
 * factored, so that a derivative by A is symmetric.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/not-positive-definite  with the pivot and the place in the batch; autodiff/primitive where it is not square
 * @source Murray (2016), Differentiation of the Cholesky decomposition, (8)
 * @example
 * toArray(cholesky([[4, 2], [2, 10]])) // => [[2, 0], [1, 3]]
 * cholesky([[1, 2], [2, 1]])           // throws autodiff/not-positive-definite
 */
export const cholesky = <const X extends TensorLike>(a: X): Tensor<ShapeOf<X>> => ops.cholesky(asTensor("cholesky", a)) as Tensor<ShapeOf<X>>;
