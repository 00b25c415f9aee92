import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import { matrices } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/** The distance between 1 and the next number. */
const precision = { float64: 2 ** -52, float32: 2 ** -23, int32: 1 } as const;

/**
 * The Moore-Penrose pseudoinverse A⁺ of a matrix, or of each of a batch, by the singular value decomposition: pinv(A) b is the least-squares solution of least
 * norm. Its derivative is that among matrices of the same rank, outside of which A⁺ is not continuous.
 *
 * @param a          shape (…, m, n)
 * @param tolerance  singular values up to this multiple of the largest count as 0; max(m, n) ε unless given
 * @returns          shape (…, n, m)
 * @throws autodiff/primitive where there are fewer than two axes
 * @source Golub and Pereyra (1973), The differentiation of pseudo-inverses and nonlinear least squares problems, (4.12)
 * @example
 * toArray(pinv([[2, 0], [0, 0]])) // => [[0.5, 0], [0, 0]]
 */
export const pinv = (a: TensorLike, tolerance?: number): Tensor => {
  const x = asTensor("pinv", a);
  const { m, n } = matrices("pinv", x);
  return ops.pinv(x, tolerance ?? Math.max(m, n) * precision[x.dtype]);
};
