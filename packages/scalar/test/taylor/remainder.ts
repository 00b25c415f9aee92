import { describe, expect, it } from "vitest";
import { interval } from "../../src/interval/interval.js";
import { parse } from "../../src/parse/parse.js";
import { taylor } from "../../src/taylor/taylor.js";
import { holds, pointsOf, rest } from "./rest.js";

export type Case = [source: string, center: number, lo: number, hi: number];

/** Intervals over which the function is analytic; several end an ulp to a hundredth from a pole, a kink or the end of the domain. */
const cases: Case[] = [
  ["exp(x)", 0, -1, 1], ["exp(x)", 2, -3, 2.5], ["sin(x)", 0, -3, 3], ["cos(3*x)", 1, 0.5, 1.5], ["1/x", 1, 0.5, 1.5], ["1/x", 1, 0.01, 1],
  ["1/(1 - x)", 0, -1, 0.99], ["log(x)", 1, 0.25, 2], ["log(1 + x)", 0, -0.99, 1], ["sqrt(x)", 1, 1e-3, 2], ["cbrt(x)", 1, 0.125, 2],
  ["1/(1 + x^2)", 0, -0.9, 0.9], ["atan(x)", 0.5, 0, 1], ["tan(x)", 0, -1.25, 1.25], ["tanh(x)", 0, -1, 1], ["asin(x)", 0, -0.9375, 0.9375],
  ["x^x", 1, 0.5, 1.5], ["gamma(x)", 2, 1.5, 2.5], ["lgamma(x)", 3, 2, 4], ["erf(x)", 0, -1, 1], ["sigmoid(x)", 0, -2, 2], ["softplus(x)", 1, 0, 2],
  ["exp(-x^2)*cos(3*x)", 0, -0.5, 0.5], ["sin(exp(x))", 0, -1, 1], ["abs(x)", 1, 0.0078125, 2], ["floor(x)", 0.5, 0.125, 0.875], ["x^4", 1, -3, 3],
  ["exp(sin(x))/(2 + x)", 0, -1, 1], ["x^2.5", 1, 0.25, 2], ["hypot(x, 1)", 0, -0.75, 0.75], ["max(x, x^2)", 2.5, 2, 3], ["where(step(x), x^3, -x)", 1, 0.5, 2], ["1/3 + x/7", 0.1, -1, 1],
];

/** Tests that remainders of these orders are bounded, and hold f(x) − T(x) at `count` points. */
export const bounds = (orders: readonly number[], count: number): void =>
  describe.each(cases)("%s at %d over [%d, %d]", (source, center, lo, hi) => {
    const f = parse(source);
    const over = interval(lo, hi);

    it.each(orders)(`has a remainder of order %i that holds f(x) − T(x) at ${count} points and near the ends`, (order) => {
      const t = taylor(f, "x", center, order);
      const bound = t.remainder(over);
      expect(bound.defined).toBe(true);
      expect(pointsOf(over, count).filter((x) => !holds(bound, rest(f, t, x)))).toEqual([]);
    });
  });
