import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { parse } from "../../src/parse/parse.js";
import { taylor } from "../../src/taylor/taylor.js";
import { isRight, largestOf } from "./agreement.js";
import further from "./further.json" with { type: "json" };
import scalar from "./scalar.json" with { type: "json" };
import { differentiates } from "./univariate.js";

it("the data are whole", () => {
  expect(scalar.univariate).toHaveLength(53);
  expect(scalar.univariate.flatMap(({ points }) => points)).toHaveLength(154);
  expect(further.univariate).toHaveLength(70);
});

differentiates([0, 1, 2, 3]);

describe.each(scalar.univariate)("$id $expr", ({ expr, points }) => {
  const f = parse(expr);

  it("expands to Taylor coefficients of orders 0 … 12, right to 1e-12 at every point", () => {
    const checks = points.flatMap(({ x, taylor: wanted }) =>
      taylor(f, "x", x, 12).coefficients.map((value, k) => ({ x, k, value, want: wanted[k]!, largest: largestOf(wanted) })));
    expect(checks).toHaveLength(13 * points.length);
    expect(checks.filter(({ value, want, largest }) => !isRight(value, want, largest))).toEqual([]);
  });
});

it("a reference that is off by 2e-12 is told from the value", () => {
  const [{ points }] = scalar.univariate as [(typeof scalar.univariate)[number]];
  const [{ x, derivs }] = points as [(typeof points)[number]];
  const value = evaluate(parse(scalar.univariate[0]!.expr), { x });
  expect(isRight(value, derivs[0]!)).toBe(true);
  expect(isRight(value, derivs[0]! * (1 + 2e-12))).toBe(false);
  expect(isRight(0, 1e-70, 1)).toBe(true);
  expect(isRight(1e-20, 1e-70, 1)).toBe(false);
});
