import { describe, expect, it } from "vitest";
import { chiSquaredTail } from "../../src/distributions/chi-squared.js";
import { fQuantile, fTail } from "../../src/distributions/f.js";
import { normalQuantile, normalTail } from "../../src/distributions/normal.js";
import { tQuantile, tTail } from "../../src/distributions/students-t.js";
import table from "./table.json" with { type: "json" };

type Row = readonly (number | string)[];

/** The largest relative error of a tail over rows of arguments and, last, its value. */
const worst = (rows: readonly Row[], of: (...args: number[]) => number): number =>
  Math.max(...rows.map((row) => Math.abs(of(...row.slice(0, -1).map(Number)) / Number(row.at(-1)) - 1)));

describe("tails of distributions agree with mpmath", () => {
  it.each([
    { name: "Student's t", rows: table.t, of: tTail, digits: 1e-12 },
    { name: "F", rows: table.f, of: fTail, digits: 1e-12 },
    { name: "χ²", rows: table.chiSquared, of: chiSquaredTail, digits: 1e-11 },
    { name: "normal", rows: table.normal, of: normalTail, digits: 1e-14 },
  ])("$name", ({ rows, of, digits }) => {
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(worst(rows, of)).toBeLessThan(digits);
  });
});

describe("quantiles invert tails", () => {
  const tails = [0.4, 0.05, 0.025, 0.001, 1e-8];

  it.each([1, 2, 3, 12, 51, 242, 1e4])("of Student's t with %d degrees of freedom", (freedom) => {
    for (const tail of tails) expect(Math.abs(tTail(tQuantile(tail, freedom), freedom) / tail - 1)).toBeLessThan(1e-12);
  });

  it("of Student's t with infinitely many is the normal distribution", () => {
    for (const tail of tails) {
      expect(tQuantile(tail, Infinity)).toBe(normalQuantile(tail));
      expect(Math.abs(normalTail(normalQuantile(tail)) / tail - 1)).toBeLessThan(1e-12);
    }
  });

  it.each([[1, 5], [2, 30], [7, 3]] as const)("of F with %d and %d degrees of freedom", (above, below) => {
    for (const tail of tails) expect(Math.abs(fTail(fQuantile(tail, above, below), above, below) / tail - 1)).toBeLessThan(1e-11);
  });

  it("t² of ν is F of 1 and ν", () => expect(Math.abs(tQuantile(0.025, 9) ** 2 / fQuantile(0.05, 1, 9) - 1)).toBeLessThan(1e-12));
});
