import { expect, it } from "vitest";
import { size, strides, type Shape } from "../src/index.js";

it("size(shape) is the product of sizes and strides(shape) those behind each axis, zeros and ones as they come", () => {
  const rows: [shape: Shape, size: number, strides: Shape][] = [[[], 1, []], [[0], 0, [1]], [[4, 2, 3], 24, [6, 3, 1]], [[1, 1], 1, [1, 1]], [[3, 0, 2], 0, [0, 2, 1]], [[2, 1, 3, 1, 2], 12, [6, 6, 2, 2, 1]]];
  expect(rows.map(([shape]) => [size(shape), strides(shape)])).toEqual(rows.map(([, ...rest]) => rest));
});
