import { expect, it } from "vitest";
import { reshape, size } from "../src/index.js";
import { law, withAxis } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

it("reshape(shape, to) gives and refuses what NumPy does", () => {
  expect(numpy.reshape.length).toBe(60);
  expect(numpy.reshape.map(([s, to]) => shapeOrNull(() => reshape(s, to)))).toEqual(numpy.reshape.map((row) => row.at(-1)));
});

it("reshape infers the one size left out", () => law([withAxis], ([s, axis]) => expect(reshape([size(s)], s.with(axis, -1))).toEqual(s)));

it("reshape there and back is the identity", () => law([withAxis], ([s]) => expect(reshape(reshape(s, [-1]), s)).toEqual(s)));
