import { checkShape } from "./check-shape.js";
import type { Shape, Sizes } from "./shape.js";
import { product } from "./size.js";

/** Row-major strides of a shape already checked. */
export const rowMajor = (shape: Shape): number[] => shape.map((_, axis) => product(shape.slice(axis + 1)));

/**
 * How many elements lie between neighbours along each axis of a row-major array: the last axis runs fastest.
 *
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * strides([4, 2, 3]) // => [6, 3, 1]
 */
export const strides = <const S extends Shape>(shape: S): Sizes<S> => rowMajor(checkShape("strides", shape)) as unknown as Sizes<S>;
