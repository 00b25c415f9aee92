import * as fc from "fast-check";
import { arange, size, type NDArray, type Shape } from "../src/index.js";

/** Checks a law on seeded random values. */
export const law = <T extends unknown[]>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }, holds: (...values: T) => void): void =>
  fc.assert(fc.property(...(parts as [fc.Arbitrary<unknown>]), (...values: unknown[]) => { holds(...(values as T)); }), { seed: 5, numRuns: 100 });

export const anySize: fc.Arbitrary<number> = fc.nat({ max: 4 });

/** Shapes of rank 0 to 6, sizes 0 and 1 among them. */
export const anyShape: fc.Arbitrary<Shape> = fc.array(anySize, { maxLength: 6 });

/** Shapes of rank 0 to 5 that have elements. */
export const filledShape: fc.Arbitrary<Shape> = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 });

/** A shape and a permutation of its axes. */
export const permuted: fc.Arbitrary<[Shape, number[]]> = anyShape.chain((s) => fc.tuple(fc.constant(s), fc.shuffledSubarray([...s.keys()], { minLength: s.length })));

/** A shape with axes and one of them. */
export const withAxis: fc.Arbitrary<[Shape, number]> = filledShape.filter((s) => s.length > 0).chain((s) => fc.tuple(fc.constant(s), fc.nat({ max: s.length - 1 })));

/** A shape and three that stretch to it: parts of it, with axes replaced by 1 or cut off in front. */
export const stretchable: fc.Arbitrary<[whole: Shape, a: Shape, b: Shape, c: Shape]> = anyShape.chain((s) => {
  const part = fc
    .tuple(fc.nat({ max: s.length }), fc.array(fc.boolean(), { minLength: s.length, maxLength: s.length }))
    .map(([cut, ones]): Shape => s.map((n, axis) => (ones[axis] === true ? 1 : n)).slice(cut));
  return fc.tuple(fc.constant(s), part, part, part);
});

/** An array whose elements tell their place. */
export const numbered = (shape: Shape): NDArray => arange(size(shape)).reshape(shape);
