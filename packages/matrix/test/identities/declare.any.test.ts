import { thrown } from "@repo/testing";
import { expect, it } from "vitest";
import { declare } from "../../src/index.js";

it.each([
  ["X: m×n", "m", "n"], ["X: m × n", "m", "n"], ["X: m, n", "m", "n"], ["X: m x n", "m", "n"], ["X: 2x3", 2, 3], ["X: 2 x k", 2, "k"], ["X: n x n symmetric", "n", "n"], ["x: maxn", "maxn", null], ["x: m*n", "m*n", null],
])("%s is of %s rows and %s columns", (text, rows, cols) => {
  expect(declare(text)).toEqual([expect.objectContaining({ rows, cols })]);
});

it.each(["X: m n", "X: m x", "X: n×n symetric", "x: n symmetric", "a b"])("%s is refused", (text) => {
  expect(thrown(() => declare(text))).toBe(`matrix/declaration: declare: expected a name, its shape and its properties, got ${JSON.stringify(text)}. Did you mean "X: m×n" or "W: n×n symmetric"?`);
});
