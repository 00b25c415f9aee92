import { expect, it } from "vitest";
import { transpose } from "../src/index.js";
import { anyShape, law, permuted } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

it("transpose(shape, permutation) gives and refuses what NumPy does", () => {
  expect(numpy.transpose.length).toBe(40);
  expect(numpy.transpose.map(([s, p]) => shapeOrNull(() => transpose(s, p)))).toEqual(numpy.transpose.map((row) => row.at(-1)));
});

it("transpose twice is the identity", () => law([anyShape], (s) => expect(transpose(transpose(s))).toEqual(s)));

it("transpose by a permutation and by its inverse is the identity", () =>
  law([permuted], ([s, p]) => expect(transpose(transpose(s, p), p.map((_, axis) => p.indexOf(axis)))).toEqual(s)));

it("transpose names axes from the end as well", () => law([permuted], ([s, p]) => expect(transpose(s, p.map((axis) => axis - s.length))).toEqual(transpose(s, p))));
