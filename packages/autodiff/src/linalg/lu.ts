import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import { permutationOf } from "../primitives/linalg/lu.js";
import { block, identityLike, lower, matrices, transposed, upper } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * The factors of A = P L U with partial pivoting, for a matrix or each of a batch: a permutation P (m, m), L (m, k) with a diagonal of 1 and nothing above it,
 * and U (k, n) with nothing below the diagonal, k = min(m, n).
 *
 * @param a  shape (…, m, n)
 * @throws autodiff/singular  where a matrix of deficient rank is differentiated
 * @source de Hoog, Anderssen and Lukas (2011), Differentiation of matrix functionals using triangular factorization
 * @example
 * const { p, l, u } = lu([[0, 2], [4, 1]])
 * toArray(p) // => [[0, 1], [1, 0]]
 * toArray(l) // => [[1, 0], [0, 1]]
 * toArray(u) // => [[4, 1], [0, 2]]
 */
export const lu = (a: TensorLike): { readonly p: Tensor; readonly l: Tensor; readonly u: Tensor } => {
  const x = asTensor("lu", a);
  const { m, n } = matrices("lu", x);
  const [packed, order] = ops.lu(x);
  const k = Math.min(m, n);
  const left = block(ops, packed!, [0, 0], [m, k]);
  return {
    p: transposed(ops, permutationOf(ops, order!, x.dtype)),
    l: ops.add(lower(ops, left, true), identityLike(ops, left)),
    u: upper(ops, block(ops, packed!, [0, 0], [k, n])),
  };
};
