import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axisOf } from "./axes.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * The indices, int32, that sort along an axis, the last unless given: ascending, equal elements in their order, NaN last.
 *
 * @throws shapes/axis
 * @example
 * toArray(argsort([30, 10, 20])) // => [1, 2, 0]
 */
export const argsort = <const X extends TensorLike>(x: X, axis = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("argsort", x);
  return ops.argsort(tensor, axisOf(tensor, axis)) as Tensor<ShapeOf<X>>;
};

/**
 * The elements in ascending order along an axis, the last unless given; NaN last. Its derivative permutes likewise.
 *
 * @throws shapes/axis
 * @example
 * toArray(sort([30, 10, 20]))                             // => [10, 20, 30]
 * grad((x) => sum(mul(sort(x), [1, 2, 3])))([30, 10, 20]) // => [3, 1, 2]
 */
export const sort = <const X extends TensorLike>(x: X, axis = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("sort", x);
  const along = axisOf(tensor, axis);
  return (tensor.shape.length === 1 ? ops.gather(tensor, ops.argsort(tensor, 0), 0) : takenAlong(tensor, ops.argsort(tensor, along), along)) as Tensor<ShapeOf<X>>;
};

/** Element [..., i, ...] of the result is x[..., indices[..., i, ...], ...]: a gather from the flattened tensor. */
const takenAlong = (x: Tensor, indices: Tensor, axis: number): Tensor => {
  const { shape } = x;
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((n, size) => n * size, 1));
  const places = shape.reduce(
    (sum, _, k) => {
      const index = k === axis ? indices : ops.iota(shape, k, "int32");
      return ops.add(sum, ops.mul(index, ops.constant(strides[k]!, "int32")));
    },
    ops.zeros(shape, "int32"),
  );
  return ops.gather(ops.reshape(x, [shape.reduce((n, size) => n * size, 1)]), places, 0);
};
