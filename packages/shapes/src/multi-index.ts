import { placeOf } from "./flat-index.js";
import type { Shape, Sizes } from "./shape.js";
import { sizeOf } from "./size.js";
import { rowMajor } from "./strides.js";

/**
 * The index of the element at a place in row-major order, the inverse of `flatIndex`. A negative place counts from the end.
 *
 * @throws shapes/index when no element has that place
 * @example
 * multiIndex(5, [4, 3])  // => [1, 2]
 * multiIndex(-1, [4, 3]) // => [3, 2]
 */
export const multiIndex = <const S extends Shape>(flat: number, shape: S): Sizes<S> => {
  const place = placeOf("multiIndex", flat, 0, [sizeOf("multiIndex", shape)]);
  return rowMajor(shape).map((stride, axis) => Math.floor(place / stride) % shape[axis]!) as unknown as Sizes<S>;
};
