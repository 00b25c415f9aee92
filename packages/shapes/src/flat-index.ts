import { fromFront } from "./axis.js";
import { checkLength, checkShape } from "./check-shape.js";
import type { Shape } from "./shape.js";
import { rowMajor } from "./strides.js";

/** An index counted from the front of its axis. */
export const placeOf = (call: string, got: number, axis: number, of: Shape): number => fromFront("shapes/index", call, got, of[axis]!, of, axis);

/** Σ index · stride, where negative indices count from the end of their axis. */
export const offsetOf = (call: string, index: Shape, shape: Shape, strides: Shape): number => {
  checkLength(call, index, shape, "shapes/index-length");
  return index.reduce((sum, i, axis) => sum + placeOf(call, i, axis, shape) * strides[axis]!, 0);
};

/**
 * The place of an element in row-major order: Σ index · stride. Negative indices count from the end of their axis.
 *
 * @throws shapes/index when an index is out of range; shapes/index-length when there is not one for each axis
 * @example
 * flatIndex([1, 2], [4, 3])  // => 5
 * flatIndex([-1, 0], [4, 3]) // => 9
 */
export const flatIndex = (index: Shape, shape: Shape): number => offsetOf("flatIndex", index, shape, rowMajor(checkShape("flatIndex", shape)));
