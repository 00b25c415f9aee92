import type { TensorLike } from "../functions/tensor-like.js";
import { perMatrix } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { pairOf } from "./matrix-like.js";
import { ops } from "./operations.js";

/**
 * The Kronecker product A ⊗ B of two matrices: the blocks A_ij B.
 *
 * @param a  shape (…, m, n); leading axes are a batch, and broadcast
 * @param b  shape (…, p, q)
 * @returns  shape (…, m p, n q)
 * @throws autodiff/primitive where there are fewer than two axes; shapes/broadcast
 * @example
 * toArray(kron([[1, 2]], [[1, 0], [0, 1]])) // => [[1, 0, 2, 0], [0, 1, 0, 2]]
 */
export const kron = (a: TensorLike, b: TensorLike): Tensor => {
  const { a: left, b: right, of: [{ m, n }, { m: p, n: q }] } = pairOf("kron", a, b);
  const blocks = perMatrix(ops, "ij,kl->ikjl", left, right);
  return ops.reshape(blocks, [...left.shape.slice(0, -2), m * p, n * q]);
};
