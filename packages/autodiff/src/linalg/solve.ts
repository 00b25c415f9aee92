import type { Shape } from "@gradkit/shapes";
import { asTensors, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import { squares } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { pairOf } from "./matrix-like.js";
import { ops } from "./operations.js";

/** The shape of a solution: that of the right side, where the matrix is a single one. */
export type Solution<A, B> = ShapeOf<A>["length"] extends 2 ? ShapeOf<B> : Shape;

/** Solves for a right side that is a vector, where it has one axis, or a batch of matrices. */
export const solvedFor = (call: string, a: TensorLike, b: TensorLike, apply: (a: Tensor, b: Tensor) => Tensor): Tensor => {
  const [left, right] = asTensors(call, [a, b]);
  squares(call, left!);
  const isVector = right!.shape.length === 1;
  const pair = pairOf(call, left!, isVector ? ops.reshape(right!, [...right!.shape, 1]) : right!);
  const x = apply(pair.a, pair.b);
  return isVector ? ops.reshape(x, x.shape.slice(0, -1)) : x;
};

/**
 * The solution x of A x = b by LU factorization with partial pivoting, 2/3 n³ operations. Derivatives are solutions with the same matrix and never form its
 * inverse.
 *
 * @param a  shape (…, n, n); leading axes are a batch, and broadcast
 * @param b  shape (n), one right side, or (…, n, k), k of them
 * @returns  the shape of b
 * @throws autodiff/singular  where A is singular to rounding, with the pivot and the place in the batch; autodiff/primitive for shapes that do not fit
 * @source Giles (2008), Collected matrix derivative results, 2.2.3; MML 5.102
 * @example
 * toArray(solve([[2, 0], [0, 4]], [2, 2])) // => [1, 0.5]
 * solve([[1, 2], [2, 4]], [1, 1])          // throws autodiff/singular
 */
export const solve = <const A extends TensorLike, const B extends TensorLike>(a: A, b: B): Tensor<Solution<A, B>> =>
  solvedFor("solve", a, b, (left, right) => ops.solve(left, right, { transpose: false, call: "solve" })) as Tensor<Solution<A, B>>;
