import { checkOptions } from "../check-options.js";
import type { TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";
import { solvedFor, type Solution } from "./solve.js";

export interface TriangularSolveOptions {
  /** Whether the lower triangle counts, or the upper one; the other is not read. True unless given. */
  readonly lower?: boolean;
  /** Whether to solve Tᵀ x = b. */
  readonly transpose?: boolean;
  /** Whether the diagonal is 1, and not read. */
  readonly unitDiagonal?: boolean;
}

/**
 * The solution x of T x = b for a triangular matrix by substitution, n² operations for each right side.
 *
 * @param a  shape (…, n, n); leading axes are a batch, and broadcast
 * @param b  shape (n) or (…, n, k)
 * @returns  the shape of b
 * @throws autodiff/singular  where an element of the diagonal is 0; autodiff/primitive for shapes that do not fit
 * @source Giles (2008), 2.2.3
 * @example
 * toArray(triangularSolve([[2, 0], [1, 4]], [2, 9]))                 // => [1, 2]
 * toArray(triangularSolve([[2, 1], [0, 4]], [4, 8], { lower: false })) // => [1, 2]
 */
export const triangularSolve = <const A extends TensorLike, const B extends TensorLike>(
  a: A,
  b: B,
  options?: TriangularSolveOptions,
): Tensor<Solution<A, B>> => {
  const { lower = true, transpose = false, unitDiagonal = false } = checkOptions("triangularSolve", options, ["lower", "transpose", "unitDiagonal"]) ?? {};
  return solvedFor("triangularSolve", a, b, (left, right) => ops.triangularSolve(left, right, { lower, transpose, unit: unitDiagonal, call: "triangularSolve" })) as Tensor<Solution<A, B>>;
};
