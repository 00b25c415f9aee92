import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * The factors of A = Q R, for a matrix or each of a batch: Q (m, k) with orthonormal columns and R (k, n) upper triangular, k = min(m, n). The diagonal of R is
 * not negative, which makes the factors of a matrix of full rank unique and smooth.
 *
 * @param a  shape (…, m, n)
 * @throws autodiff/singular  where the first k columns of a matrix that is differentiated are dependent
 * @source Walter and Lehmann (2010), Algorithmic differentiation of linear algebra functions, proposition 2
 * @example
 * const { q, r } = qr([[3, 5], [4, 10]])
 * toArray(q) // => [[0.6, -0.8], [0.8, 0.6]]
 * toArray(r) // => [[5, 11], [0, 2]]
 */
export const qr = (a: TensorLike): { readonly q: Tensor; readonly r: Tensor } => {
  const [q, r] = ops.qr(asTensor("qr", a));
  return { q: q!, r: r! };
};
