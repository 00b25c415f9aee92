import { describe, expect, it } from "vitest";
import { derivativeTensor, taylor } from "../../src/index.js";
import { formula } from "../formula.js";
import data from "./taylor.json" with { type: "json" };

/** The largest difference, relative to the largest number expected, or 1. */
const distance = (got: Iterable<number>, expected: readonly number[]): number => {
  const numbers = [...got];
  expect(numbers).toHaveLength(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  return Math.max(...numbers.map((x, k) => Math.abs(x - expected[k]!) / scale));
};

it("the data are complete", () => {
  expect(data.entries).toHaveLength(20);
  expect(data.entries.every(({ derivatives, deltas }) => derivatives.length === 5 && deltas.length > 0)).toBe(true);
});

describe.each(data.entries)("$expr", ({ expr, variables, at, derivatives, coefficients, deltas }) => {
  const f = formula(expr, variables);
  const T = taylor(f, at, 4);

  it("has the right derivative tensors to order 4", () => {
    for (const [k, expected] of derivatives.entries()) {
      expect(distance(T.terms[k]!, expected), `order ${k}`).toBeLessThan(1e-12);
      expect(distance(derivativeTensor(f, at, k), expected), `order ${k}`).toBeLessThan(1e-12);
      expect(T.terms[k]!.shape).toEqual(Array.from({ length: k }, () => at.length));
    }
  });

  it("has the right coefficients, and where they are 0 none that matters", () => {
    const known = new Map(coefficients.map(([alpha, c]) => [String(alpha), c as number]));
    const { terms } = T.toPolynomial();
    const got = new Map(terms.map(({ exponents, coefficient }) => [String(exponents), coefficient]));
    const all = [...new Set([...known.keys(), ...got.keys()])];
    expect(distance(all.map((alpha) => got.get(alpha) ?? 0), all.map((alpha) => known.get(alpha) ?? 0))).toBeLessThan(1e-12);
  });

  it("has the right values, all terms and the terms apart", () => {
    for (const { delta, T: values } of deltas) {
      const point = at.map((x, k) => x + delta[k]!);
      const sums = values.map((_, order) => values.slice(0, order + 1).reduce((sum, __, k) => sum + T.term(k, delta), 0));
      expect(distance(sums, values)).toBeLessThan(1e-12);
      expect(distance(values.map((_, order) => taylor(f, at, order).at(point)), values)).toBeLessThan(1e-12);
    }
  });
});
