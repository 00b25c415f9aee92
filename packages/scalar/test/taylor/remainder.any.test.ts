import { describe, expect, it } from "vitest";
import { interval } from "../../src/interval/interval.js";
import { parse } from "../../src/parse/parse.js";
import { taylor } from "../../src/taylor/taylor.js";
import { holds, pointsOf, rest, restNumber } from "./rest.js";

type Case = [source: string, center: number, lo: number, hi: number];

/** Intervals over which the function is analytic; several end an ulp to a hundredth from a pole, a kink or the end of the domain. */
const cases: Case[] = [
  ["exp(x)", 0, -1, 1], ["exp(x)", 2, -3, 2.5], ["sin(x)", 0, -3, 3], ["cos(3*x)", 1, 0.5, 1.5], ["1/x", 1, 0.5, 1.5], ["1/x", 1, 0.01, 1],
  ["1/(1 - x)", 0, -1, 0.99], ["log(x)", 1, 0.25, 2], ["log(1 + x)", 0, -0.99, 1], ["sqrt(x)", 1, 1e-3, 2], ["cbrt(x)", 1, 0.125, 2],
  ["1/(1 + x^2)", 0, -0.9, 0.9], ["atan(x)", 0.5, 0, 1], ["tan(x)", 0, -1.25, 1.25], ["tanh(x)", 0, -1, 1], ["asin(x)", 0, -0.9375, 0.9375],
  ["x^x", 1, 0.5, 1.5], ["gamma(x)", 2, 1.5, 2.5], ["lgamma(x)", 3, 2, 4], ["erf(x)", 0, -1, 1], ["sigmoid(x)", 0, -2, 2], ["softplus(x)", 1, 0, 2],
  ["exp(-x^2)*cos(3*x)", 0, -0.5, 0.5], ["sin(exp(x))", 0, -1, 1], ["abs(x)", 1, 0.0078125, 2], ["floor(x)", 0.5, 0.125, 0.875], ["x^4", 1, -3, 3],
  ["exp(sin(x))/(2 + x)", 0, -1, 1], ["x^2.5", 1, 0.25, 2], ["hypot(x, 1)", 0, -0.75, 0.75], ["max(x, x^2)", 2.5, 2, 3], ["where(step(x), x^3, -x)", 1, 0.5, 2], ["1/3 + x/7", 0.1, -1, 1],
];

describe.each(cases)("%s at %d over [%d, %d]", (source, center, lo, hi) => {
  const f = parse(source);
  const over = interval(lo, hi);

  it.each([0, 1, 2, 5, 9])("has a remainder of order %i that holds f(x) − T(x) at 129 points and near the ends", (order) => {
    const t = taylor(f, "x", center, order);
    const bound = t.remainder(over);
    expect(bound.defined).toBe(true);
    expect(pointsOf(over, 129).filter((x) => !holds(bound, rest(f, t, x)))).toEqual([]);
  });
});

it("the bound of order 4 does not hold f(x) − T(x) of order 2", () => {
  const f = parse("exp(x)");
  const over = interval(-1, 1);
  const bound = taylor(f, "x", 0, 4).remainder(over);
  expect(pointsOf(over, 129).filter((x) => !holds(bound, rest(f, taylor(f, "x", 0, 2), x))).length).toBeGreaterThan(50);
});

const unbounded: Case[] = [
  ["1/x", 1, -1, 2], ["1/x", 1, 0, 2], ["log(x)", 1, 0, 2], ["log(x)", 1, -1, 2], ["sqrt(x)", 1, 0, 2], ["abs(x)", 1, -1, 2], ["tan(x)", 0, -2, 2], ["1/(x - 2)^2", 0, 0, 3],
  ["floor(x)", 0.5, 0, 1.5], ["max(x, 1)", 0, 0, 2], ["gamma(x)", 1, -0.5, 1], ["asin(x)", 0, -1, 1], ["cbrt(x)", 1, -1, 1], ["where(step(x), x, -x)", 1, -1, 1], ["x^x", 1, -0.5, 1],
];

it.each(unbounded)("%s at %d has no bound over [%d, %d], which holds a pole, a kink or the end of its domain", (source, center, lo, hi) => {
  const bound = taylor(parse(source), "x", center, 4).remainder(interval(lo, hi));
  expect(bound).toMatchObject({ lo: -Infinity, hi: Infinity, defined: false });
});

it.each([["exp(x)", 0.5], ["1/(2 - x)", 0.25], ["log(1 + x)", 0.5], ["gamma(x)", 2.25], ["sin(x)*exp(x)", 0.125]] as const)(
  "f(x) − T(x) of %s falls with the power order + 1 of the distance",
  (source, center) => {
    const f = parse(source);
    const slopes = [1, 2, 3, 4].map((order) => {
      const t = taylor(f, "x", center, order);
      const [far, near] = [2 ** -6, 2 ** -8].map((h) => Math.log2(Math.abs(restNumber(f, t, center + h))));
      return (far! - near!) / 2 - (order + 1);
    });
    expect(slopes.map(Math.abs).filter((error) => error > 0.1)).toEqual([]);
  },
);
