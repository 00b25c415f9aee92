import type { Guard, Reshape, Shape, Sound, Transpose } from "@gradkit/shapes";
import { ops } from "../operations.js";
import { reshapeShape, transposeShape } from "../shape-algebra.js";
import type { Tensor } from "../tensor.js";
import { axesOf } from "./axes.js";
import { checkShape } from "./check-aval.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * The same elements in row-major order under another shape; one size may be −1 and follows from the others.
 *
 * @throws shapes/reshape, shapes/reshape-inferred
 * @example
 * toArray(reshape([[1, 2, 3], [4, 5, 6]], [3, -1])) // => [[1, 2], [3, 4], [5, 6]]
 */
export const reshape = <const X extends TensorLike, const To extends Shape>(x: X, to: To & Guard<Reshape<ShapeOf<X>, To>>): Tensor<Sound<Reshape<ShapeOf<X>, To>>> => {
  const tensor = asTensor("reshape", x);
  return ops.reshape(tensor, reshapeShape(tensor.shape, to)) as Tensor<Sound<Reshape<ShapeOf<X>, To>>>;
};

/**
 * The tensor with its axes in another order: axis k of the result is axis permutation[k] of x; reversed unless given.
 *
 * @throws shapes/axis, shapes/axis-repeated, shapes/permutation
 * @example
 * toArray(transpose([[1, 2], [3, 4]])) // => [[1, 3], [2, 4]]
 */
export const transpose = <const X extends TensorLike, const P extends Shape | undefined = undefined>(
  x: X,
  permutation?: P & Guard<Transpose<ShapeOf<X>, P>>,
): Tensor<Sound<Transpose<ShapeOf<X>, P>>> => {
  const tensor = asTensor("transpose", x);
  const order = permutation as Shape | undefined;
  transposeShape(tensor.shape, order);
  return ops.transpose(tensor, order?.map((axis) => (axis < 0 ? axis + tensor.shape.length : axis))) as Tensor<Sound<Transpose<ShapeOf<X>, P>>>;
};

/**
 * The tensor stretched to a shape: axes of size 1, and new ones in front, repeat.
 *
 * @throws autodiff/primitive where a size is neither equal nor 1; shapes/shape
 * @example
 * toArray(broadcastTo([1, 2], [2, 2])) // => [[1, 2], [1, 2]]
 */
export const broadcastTo = <const To extends Shape>(x: TensorLike, to: To): Tensor<To> => ops.broadcastTo(asTensor("broadcastTo", x), checkShape(to)) as Tensor<To>;

/**
 * The tensor with the elements along some axes in reverse order; all axes unless given.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * toArray(reverse([[1, 2], [3, 4]], 1)) // => [[2, 1], [4, 3]]
 */
export const reverse = <const X extends TensorLike>(x: X, axes?: number | readonly number[]): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("reverse", x);
  return ops.reverse(tensor, axesOf(tensor, axes)) as Tensor<ShapeOf<X>>;
};
