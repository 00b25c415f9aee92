import { expect, it } from "vitest";
import { concat } from "../src/index.js";
import { anySize, law, withAxis } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

it("concat(shapes, axis) gives and refuses what NumPy does", () => {
  expect(numpy.concat.length).toBe(40);
  expect(numpy.concat.map(([shapes, axis]) => shapeOrNull(() => concat(shapes, axis)))).toEqual(numpy.concat.map((row) => row.at(-1)));
});

it("concat adds up along its axis and keeps the rest, whichever way it is grouped", () =>
  law([withAxis, anySize, anySize], ([s, axis], m, n) => {
    const [b, c] = [s.with(axis, m), s.with(axis, n)];
    expect(concat([s, b, c], axis)).toEqual(s.with(axis, s[axis]! + m + n));
    expect(concat([concat([s, b], axis), c], axis - s.length)).toEqual(concat([s, concat([b, c], axis)], axis));
  }));
