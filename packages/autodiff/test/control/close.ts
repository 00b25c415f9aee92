import { expect } from "vitest";
import { toNested, NDArray } from "@gradkit/shapes";

const flat = (x: unknown): number[] => (typeof x === "number" ? [x] : x instanceof NDArray ? flat(toNested(x)) : [...(x as Iterable<unknown>)].flatMap(flat));

/** Two nested arrays are of one form, and equal to a part of their size. */
export const close = (got: unknown, expected: unknown, tolerance = 1e-11): void => {
  const [a, b] = [flat(got), flat(expected)];
  expect(a).toHaveLength(b.length);
  const scale = Math.max(...b.map(Math.abs));
  expect(a.map((x, k) => ({ k, x, expected: b[k], off: Math.abs(x - b[k]!) / Math.max(Math.abs(b[k]!), scale * 1e-3, 1e-300) })).filter(({ x, expected: y, off }) => !(x === y || off <= tolerance))).toEqual([]);
};
