import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axisOf } from "./axes.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * The sums of the first 1, 2, 3, … elements along an axis, the last unless given.
 *
 * @throws shapes/axis
 * @example
 * toArray(cumsum([1, 2, 3])) // => [1, 3, 6]
 */
export const cumsum = <const X extends TensorLike>(x: X, axis = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("cumsum", x);
  return ops.cumsum(tensor, axisOf(tensor, axis)) as Tensor<ShapeOf<X>>;
};

/**
 * The products of the first 1, 2, 3, … elements along an axis, the last unless given, in log₂ n steps; the derivative is right where elements are 0.
 *
 * @throws shapes/axis
 * @example
 * toArray(cumprod([1, 2, 3])) // => [1, 2, 6]
 */
export const cumprod = <const X extends TensorLike>(x: X, axis = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("cumprod", x);
  const along = axisOf(tensor, axis);
  const size = tensor.shape[along]!;
  const part = (from: Tensor, start: number, stop: number): Tensor =>
    ops.slice(from, from.shape.map((_, k) => (k === along ? start : 0)), from.shape.map((n, k) => (k === along ? stop : n)));
  let products = tensor;
  // After the step of width w each element is the product of the 2w elements up to it.
  for (let width = 1; width < size; width *= 2)
    products = ops.concat([part(products, 0, width), ops.mul(part(products, width, size), part(products, 0, size - width))], along);
  return products as Tensor<ShapeOf<X>>;
};
