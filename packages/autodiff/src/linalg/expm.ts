import { asTensor, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * The exponential Σ Aᵏ/k! of a square matrix, or of each of a batch, by scaling, a Padé approximant of order 13 and squaring. Derivatives are Fréchet derivatives,
 * exact to rounding and to any order.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/primitive where it is not square
 * @source Higham (2005), The scaling and squaring method for the matrix exponential revisited; Higham, Functions of Matrices, (3.16)
 * @example
 * toArray(expm([[0, 1], [0, 0]])) // => [[1, 1], [0, 1]]
 */
export const expm = <const X extends TensorLike>(a: X): Tensor<ShapeOf<X>> => ops.expm(asTensor("expm", a)) as Tensor<ShapeOf<X>>;
