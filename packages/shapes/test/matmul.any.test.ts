import { expect, it } from "vitest";
import { matmul } from "../src/index.js";
import { anyShape, anySize, law } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

it("matmul(a, b) gives and refuses what NumPy does", () => {
  expect(numpy.matmul.length).toBe(60);
  expect(numpy.matmul.map(([a, b]) => shapeOrNull(() => matmul(a, b)))).toEqual(numpy.matmul.map((row) => row.at(-1)));
});

it("matmul is associative", () => law([anyShape, anySize, anySize, anySize, anySize], (batch, k, l, m, n) => {
  const [a, b, c] = [[...batch, k, l], [l, m], [...batch, m, n]];
  expect(matmul(matmul(a, b), c)).toEqual(matmul(a, matmul(b, c)));
}));

it("matmul of the derivatives of a chain is the derivative of the composite: (1×2)(2×2) is 1×2", () => expect(matmul([1, 2], [2, 2])).toEqual([1, 2]));
