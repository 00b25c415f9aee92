import type { Dtype } from "@gradkit/shapes";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axisOf } from "./axes.js";
import { checkShape } from "./check-aval.js";
import { asTensor, asTensors, type TensorLike } from "./tensor-like.js";

/** Indices as int32: whole numbers in lists, or a tensor of that dtype. */
const indicesOf = (call: string, indices: TensorLike): Tensor => {
  const tensor = asTensor(call, indices, "int32");
  if (tensor.dtype !== "int32") throw error("autodiff/primitive", { call, rule: `indices are int32: write cast(indices, "int32")`, got: tensor.dtype });
  return tensor;
};

/**
 * The parts of x at indices along an axis, the first unless given: that axis is replaced by those of the indices.
 *
 * @param indices  int32, from 0 up
 * @throws autodiff/primitive where an index is out of range; shapes/axis
 * @example
 * toArray(gather([10, 20, 30], [2, 0, 2])) // => [30, 10, 30]
 */
export const gather = (x: TensorLike, indices: TensorLike, axis = 0): Tensor => {
  const tensor = asTensor("gather", x);
  return ops.gather(tensor, indicesOf("gather", indices), axisOf(tensor, axis));
};

/**
 * x with updates added to its parts at indices along an axis, the first unless given; those of repeated indices add up.
 *
 * @param indices  int32, from 0 up
 * @param updates  of the shape that `gather(x, indices, axis)` has, or one that stretches to it
 * @throws autodiff/primitive where an index is out of range; shapes/axis
 * @example
 * toArray(scatterAdd([0, 0, 0], [2, 0, 2], [1, 2, 3])) // => [2, 0, 4]
 */
export const scatterAdd = (x: TensorLike, indices: TensorLike, updates: TensorLike, axis = 0): Tensor => {
  const [into, added] = asTensors("scatterAdd", [x, updates]);
  const places = indicesOf("scatterAdd", indices);
  const along = axisOf(into!, axis);
  const shape = [...into!.shape.slice(0, along), ...places.shape, ...into!.shape.slice(along + 1)];
  return ops.scatterAdd(into!, places, ops.broadcastTo(added!, shape), along);
};

/**
 * For each index a row of `depth` numbers that is 1 at the index and 0 elsewhere, along a new last axis.
 *
 * @throws autodiff/primitive where the indices are not int32; shapes/shape where the depth is no whole number from 0 up
 * @example
 * toArray(oneHot([0, 2], 3)) // => [[1, 0, 0], [0, 0, 1]]
 */
export const oneHot = (indices: TensorLike, depth: number, dtype: Dtype = "float64"): Tensor => {
  const places = indicesOf("oneHot", indices);
  const shape = checkShape([...places.shape, depth]);
  return ops.cast(ops.equal(ops.reshape(places, [...places.shape, 1]), ops.iota(shape, places.shape.length, "int32")), dtype);
};
