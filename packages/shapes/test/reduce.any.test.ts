import * as fc from "fast-check";
import { expect, it } from "vitest";
import { broadcast, reduce, type Shape } from "../src/index.js";
import { anyShape, law } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

const withAxes: fc.Arbitrary<[Shape, number[], number[]]> = anyShape.chain((s) => fc.tuple(fc.constant(s), fc.subarray([...s.keys()]), fc.subarray([...s.keys()])));

it("reduce(shape, axes, keep) gives and refuses what NumPy does", () => {
  expect(numpy.reduce.length).toBe(60);
  expect(numpy.reduce.map(([s, axes, keep]) => shapeOrNull(() => reduce(s, axes, keep)))).toEqual(numpy.reduce.map((row) => row.at(-1)));
});

it("reduce over all axes is a scalar, over none the shape", () => law([anyShape], (s) => expect([reduce(s), reduce(s, [])]).toEqual([[], s])));

it("reduce over one set of axes and then another is one reduction over both, where axes are kept", () =>
  law([withAxes], ([s, a, b]) => expect(reduce(reduce(s, a, true), b, true)).toEqual(reduce(s, [...new Set([...a, ...b])], true))));

it("reduce keeps axes that broadcast back to the shape", () => law([withAxes], ([s, a]) => expect(broadcast(reduce(s, a, true), s)).toEqual(s)));

it("reduce names axes from the end as well", () => law([withAxes], ([s, a]) => expect(reduce(s, a.map((axis) => axis - s.length))).toEqual(reduce(s, a))));
