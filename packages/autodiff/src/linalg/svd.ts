import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import { matrices } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * The singular value decomposition A = U diag(s) Vᵀ of a matrix, or of each of a batch, by one-sided Jacobi rotations: s in descending order, U (m, k) and V
 * (n, k) with orthonormal columns, k = min(m, n). The largest component of each column of V is positive.
 *
 * Vectors of equal singular values have no derivative, nor, where A is not square, those of 0: asking for it throws. Where values alone matter use svdvals. A
 * single value 0 of a square matrix is differentiated as the signed function that it is the magnitude of, so that U diag(s) Vᵀ stays A.
 *
 * @param a   shape (…, m, n)
 * @returns   u of shape (…, m, k), s of shape (…, k), v of shape (…, n, k)
 * @throws autodiff/repeated  where a matrix with singular values equal to rounding is differentiated
 * @source Townsend (2016), Differentiating the singular value decomposition
 * @example
 * const { u, s, v } = svd([[0, 3], [2, 0]])
 * toArray(s) // => [3, 2]
 * toArray(v) // => [[0, 1], [1, 0]]
 * toArray(u) // => [[1, 0], [0, 1]]
 */
export const svd = (a: TensorLike): { readonly u: Tensor; readonly s: Tensor; readonly v: Tensor } => {
  const [s, u, v] = ops.svd(asTensor("svd", a), true);
  return { u: u!, s: s!, v: v! };
};

/**
 * The singular values of a matrix, or of each of a batch, in descending order. What depends on equal ones alike has the right first derivative; the derivative of
 * one that is 0 to rounding is 0, as at any minimum. Second derivatives at equal values throw.
 *
 * @param a   shape (…, m, n)
 * @returns   shape (…, min(m, n))
 * @throws autodiff/repeated  where a matrix with singular values equal to rounding is differentiated twice
 * @source Townsend (2016), (16)
 * @example
 * toArray(svdvals([[0, 3], [2, 0]])) // => [3, 2]
 */
export const svdvals = (a: TensorLike): Tensor => singularValues("svdvals", a);

/** The singular values, for a function that is called by another name. */
export const singularValues = (call: string, a: TensorLike): Tensor => {
  const x = asTensor(call, a);
  matrices(call, x);
  return ops.svd(x, false)[0]!;
};
