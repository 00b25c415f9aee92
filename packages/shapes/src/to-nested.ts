import type { Shape } from "./shape.js";
import { nest, type Nest, type Strided } from "./strided.js";

/** Arrays nested as deep as S has axes; a number for a scalar. */
export type Nested<S extends Shape> =
  number extends S["length"] ? Nest<number>
  : S extends readonly [number, ...infer Rest extends Shape] ? Nested<Rest>[]
  : number;

/**
 * The elements as plain nested arrays; a number for a scalar.
 *
 * @example
 * toNested(zeros([2, 3])) // => [[0, 0, 0], [0, 0, 0]]
 */
export const toNested = <S extends Shape>(a: Strided<S>): Nested<S> => nest(a) as Nested<S>;
