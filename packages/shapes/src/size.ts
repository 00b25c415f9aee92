import type { Multiply } from "./arithmetic.js";
import { checkShape } from "./check-shape.js";
import type { Shape } from "./shape.js";

/** The number of elements of a literal shape; number where a size is not literal. */
export type Size<S extends Shape, Done extends number = 1> = number extends S["length"] | S[number]
  ? number
  : S extends readonly [infer N extends number, ...infer Rest extends Shape] ? Size<Rest, Multiply<Done, N>> : Done;

/** The product of sizes already checked. */
export const product = (shape: Shape): number => shape.reduce((n, m) => n * m, 1);

/**
 * The number of elements of an array of that shape: the product of its sizes, 1 for a scalar.
 *
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * size([4, 2, 3]) // => 24
 * size([])        // => 1
 */
export const size = <const S extends Shape>(shape: S): Size<S> => sizeOf("size", shape) as Size<S>;

/** `size`, in the name of another call. */
export const sizeOf = (call: string, shape: Shape): number => product(checkShape(call, shape));
