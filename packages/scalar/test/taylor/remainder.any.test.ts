import { expect, it } from "vitest";
import { interval } from "../../src/interval/interval.js";
import { parse } from "../../src/parse/parse.js";
import { taylor } from "../../src/taylor/taylor.js";
import { bounds, type Case } from "./remainder.js";
import { holds, pointsOf, rest, restNumber } from "./rest.js";

bounds([0, 2, 9], 9);

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

it.each([["exp(x)", 800], ["1/x", 1e-300]] as const)("%s at %d has no bound, as its coefficients are past the doubles", (source, center) => {
  expect(taylor(parse(source), "x", center, 2).remainder(interval(center))).toMatchObject({ lo: -Infinity, hi: Infinity, defined: false });
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
