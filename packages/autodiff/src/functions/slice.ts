import { NDArray, type Shape, type Slice, type Sliced } from "@gradkit/shapes";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * A part of a tensor: for each axis an index, whose axis goes, or a range [start, stop, step] as in Python, `[]` for the whole axis; `null` puts in an axis of size 1.
 * Axes that are not mentioned stay.
 *
 * @throws shapes/index, shapes/index-length, shapes/slice
 * @example
 * toArray(slice([10, 11, 12, 13, 14], [1, -1, 2])) // => [11, 13]
 * toArray(slice([[1, 2], [3, 4]], [], 0))          // => [1, 3]
 * toArray(slice([1, 2, 3], [null, null, -1]))      // => [3, 2, 1]
 */
export const slice = <const X extends TensorLike, const Slices extends readonly Slice[]>(x: X, ...slices: Slices): Tensor<Sliced<ShapeOf<X>, Slices>> => {
  const tensor = asTensor("slice", x);
  const { shape } = view(tensor.shape, slices);
  const parts = slices.filter((part) => part !== null);
  const ranges = tensor.shape.map((size, axis) => rangeOf(size, parts[axis] ?? []));
  const taken = ops.slice(tensor, ranges.map(({ start }) => start), ranges.map(({ stop }) => stop), ranges.map(({ step }) => Math.abs(step)));
  const backwards = ranges.flatMap(({ step }, axis) => (step < 0 ? [axis] : []));
  return ops.reshape(backwards.length > 0 ? ops.reverse(taken, backwards) : taken, shape) as Tensor<Sliced<ShapeOf<X>, Slices>>;
};

/** What the view of an array without numbers would be. */
const view = (shape: Shape, slices: readonly Slice[]): NDArray => new NDArray(new Float64Array(0), shape).slice(...slices);

/** The elements of an axis that a slice takes: from start up to and without stop, every |step|-th, backwards where the step is negative. */
const rangeOf = (size: number, part: Slice): { readonly start: number; readonly stop: number; readonly step: number } => {
  const { shape: [count = 1], strides: [step = 1], offset: first } = view([size], [part]);
  const last = first + (count - 1) * step;
  return count === 0 ? { start: 0, stop: 0, step: 1 } : { start: Math.min(first, last), stop: Math.max(first, last) + 1, step };
};
