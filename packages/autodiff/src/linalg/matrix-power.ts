import { error } from "../errors.js";
import { asTensor, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import { identityLike, product, squares } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { inverse } from "./inverse.js";
import { ops } from "./operations.js";

/**
 * Aᵏ of a square matrix, or of each of a batch, for a whole k, by repeated squaring; of the inverse where k is negative.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/singular  where k is negative and A singular; autodiff/primitive where A is not square or k not whole
 * @example
 * toArray(matrixPower([[1, 1], [0, 1]], 5))  // => [[1, 5], [0, 1]]
 * toArray(matrixPower([[2, 0], [0, 4]], -1)) // => [[0.5, 0], [0, 0.25]]
 */
export const matrixPower = <const X extends TensorLike>(a: X, k: number): Tensor<ShapeOf<X>> => {
  const x = asTensor("matrixPower", a);
  squares("matrixPower", x);
  if (!Number.isSafeInteger(k)) throw error("autodiff/primitive", { call: "matrixPower", rule: "the exponent is a whole number", got: String(k) });
  let result: Tensor | undefined;
  let power: Tensor = k < 0 ? inverse(x) : x;
  for (let left = Math.abs(k); left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = result ? product(ops, result, power) : power;
    if (left > 1) power = product(ops, power, power);
  }
  return (result ?? identityLike(ops, x)) as Tensor<ShapeOf<X>>;
};
