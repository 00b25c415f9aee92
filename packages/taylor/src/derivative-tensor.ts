import type { Tensor, TensorLike } from "@gradkit/autodiff";
import type { NDArray } from "@gradkit/shapes";
import { checkTensor } from "./check-size.js";
import { dense } from "./dense.js";
import { checkOrder, localFunction, type Function } from "./local-function.js";
import { partials } from "./partials.js";

export interface DerivativeTensor {
  (f: (x: Tensor) => unknown, x0: TensorLike, k: number): NDArray;
  (f: Function, x0: TensorLike, k: number): NDArray;
}

/**
 * D^k f(x₀), all partial derivatives of order k. Each of the (D + k − 1 choose k) distinct ones is computed once, by interpolation of Taylor series along as many
 * directions, and stands in every place that its symmetry gives it.
 *
 * @param f    a function of a number, a vector or any tensor
 * @param x0   the point, of shape S with D elements
 * @param k    the order, 0 for the value
 * @returns    shape [...E, ...S, …, ...S] with k times S, for a value of shape E: [D, …, D] for one number of a vector
 * @throws taylor/order, taylor/too-large, taylor/point, taylor/value; taylor/not-smooth where a derivative is not finite
 * @source MML 5.151; Griewank, Utke and Walther (2000)
 * @example
 * import { add, mul, pow, square } from "@gradkit/autodiff"
 * const f = ([x, y]) => add(add(square(x), mul(mul(2, x), y)), pow(y, 3))
 * derivativeTensor(f, [1, 2], 2).toNested() // => [[2, 2], [2, 12]]
 * derivativeTensor(f, [1, 2], 3).toNested() // => [[[0, 0], [0, 0]], [[0, 0], [0, 6]]]
 */
export const derivativeTensor: DerivativeTensor = (f: Function, x0: TensorLike, k: number): NDArray => {
  checkOrder("derivativeTensor", k);
  const local = localFunction("derivativeTensor", f, x0);
  checkTensor("derivativeTensor", local.at.length, k);
  return dense(partials("derivativeTensor", local, k), local.by);
};
