import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, interval, intervalFunctions, type Interval } from "../../src/interval/index.js";
import { next } from "../../src/interval/bound.js";
import { exact } from "../kernels/exact.js";

const { add, sub, mul, div, sqrt, square } = intervalFunctions;
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.integer({ min: -50, max: 50 }),
);
const seeded = { seed: 5, numRuns: 800 } as const;
const one = exact(1);

/** a/b as a comparison without rounding: the sign of (bound - a/b). */
const against = (bound: number, numerator: bigint, denominator: bigint): bigint => {
  if (Math.abs(bound) === Infinity) return bound > 0 ? 1n : -1n;
  const difference = exact(bound) * denominator - numerator * one;
  return denominator > 0n ? difference : -difference;
};

/** Whether the interval holds numerator/denominator, and no double of its inside could be cut off. */
const tight = ({ lo, hi }: Interval, numerator: bigint, denominator: bigint): boolean => {
  const below = against(lo, numerator, denominator), above = against(hi, numerator, denominator);
  return below <= 0n && above >= 0n && ((below === 0n && above === 0n) || hi <= next(next(lo, 1), 1));
};

describe("arithmetic on points, against rational numbers", () => {
  it("sums and differences are exact, or lie between neighbours", () => {
    fc.assert(fc.property(double, double, (a, b) => {
      expect(tight(add(interval(a), interval(b)), exact(a) + exact(b), one)).toBe(true);
      expect(tight(sub(interval(a), interval(b)), exact(a) - exact(b), one)).toBe(true);
    }), seeded);
  });

  it("products are exact, or lie between neighbours", () => {
    fc.assert(fc.property(double, double, (a, b) => {
      expect(tight(mul(interval(a), interval(b)), exact(a) * exact(b), one * one)).toBe(true);
      expect(tight(square(interval(a)), exact(a) * exact(a), one * one)).toBe(true);
    }), seeded);
  });

  it("quotients are exact, or lie between neighbours", () => {
    fc.assert(fc.property(double, double.filter((b) => b !== 0), (a, b) => {
      expect(tight(div(interval(a), interval(b)), exact(a), exact(b))).toBe(true);
    }), seeded);
  });

  it("square roots are exact, or lie between neighbours", () => {
    fc.assert(fc.property(double.map(Math.abs), (a) => {
      const { lo, hi } = sqrt(interval(a));
      expect(exact(lo) ** 2n <= exact(a) * one && exact(hi) ** 2n >= exact(a) * one).toBe(true);
      expect(hi <= next(next(lo, 1), 1)).toBe(true);
    }), seeded);
  });

  it("the doubles around 1/3 are neighbours, and rounding to nearest would not hold it", () => {
    const third = div(interval(1), interval(3));
    expect(next(third.lo, 1)).toBe(third.hi);
    expect(tight(interval(1 / 3), 1n, 3n)).toBe(false);
  });
});

describe("next", () => {
  it("is the neighbour on that side", () => {
    const apart = (x: number): boolean => Math.abs(x) > 1e-290 || Math.abs(x) < 1e-310;
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }).filter(apart), (x) => {
      const up = next(x, 1);
      expect(up > x && -next(-x, -1) === up).toBe(true);
      expect([x, up]).toContain(x / 2 + up / 2 === x ? x : up);
      expect(next(up, -1) === x).toBe(true);
    }), { ...seeded, examples: [[0], [5e-324], [-5e-324], [1], [-1], [0.5], [2 ** 52]] });
  });

  it("leaves infinity for the largest number only", () => {
    const max = Number.MAX_VALUE;
    expect([next(Infinity, -1), next(-Infinity, 1), next(Infinity, 1), next(max, 1)]).toEqual([max, -max, Infinity, Infinity]);
  });
});

describe("arithmetic on intervals", () => {
  const box = fc.tuple(double, double).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
  const inside = fc.tuple(box, fc.nat(1000)).map(([x, k]) => {
    const p = x.lo * (1 - k / 1000) + x.hi * (k / 1000);
    return { x, p: Math.min(x.hi, Math.max(x.lo, p)) };
  });

  it.each(Object.entries({ add, sub, mul, div }))("%s holds the result for every pair of points", (name, operation) => {
    fc.assert(fc.property(inside, inside, ({ x, p }, { x: y, p: q }) => {
      const result = operation(x, y), at = operation(interval(p), interval(q));
      expect((at.lo >= result.lo && at.hi <= result.hi) || (name === "div" && Number.isNaN(at.lo))).toBe(true);
    }), seeded);
  });

  it.each([
    ["[1, 2] / [-1, 1] is the real line", div(interval(1, 2), interval(-1, 1)), [-Infinity, Infinity, false]],
    ["[1, 2] / [0, 4]", div(interval(1, 2), interval(0, 4)), [0.25, Infinity, false]],
    ["[1, 2] / [-4, 0]", div(interval(1, 2), interval(-4, 0)), [-Infinity, -0.25, false]],
    ["[-1, 2] / [0, 4]", div(interval(-1, 2), interval(0, 4)), [-Infinity, Infinity, false]],
    ["[1, 2] / 0 is empty", div(interval(1, 2), interval(0)), [NaN, NaN, false]],
    ["0 / [-1, 1]", div(interval(0), interval(-1, 1)), [0, 0, false]],
    ["0 · the real line", mul(interval(0), interval(-Infinity, Infinity)), [0, 0, true]],
    ["[1, ∞] - [1, ∞]", sub(interval(1, Infinity), interval(1, Infinity)), [-Infinity, Infinity, true]],
    ["[1, ∞] / [1, ∞]", div(interval(1, Infinity), interval(1, Infinity)), [0, Infinity, true]],
    ["an overflow is not infinite", mul(interval(1e200), interval(1e200)), [Number.MAX_VALUE, Infinity, true]],
    ["an underflow is not zero", mul(interval(1e-200), interval(1e-200)), [0, 5e-324, true]],
    ["√[-1, 4] is that of the part where it is defined", sqrt(interval(-1, 4)), [0, 2, false]],
    ["√-1 is empty", sqrt(interval(-1)), [NaN, NaN, false]],
    ["[-2, 1]² does not forget that it is a square", square(interval(-2, 1)), [0, 4, true]],
  ] as const)("%s", (_, { lo, hi, defined }, expected) => expect([lo, hi, defined]).toEqual(expected));

  it("is inclusion isotone", () => {
    fc.assert(fc.property(inside, inside, ({ x, p }, { x: y, p: q }) => {
      const small = mul(interval(p, x.hi), interval(y.lo, q)), large = mul(x, y);
      expect(small.lo >= large.lo && small.hi <= large.hi).toBe(true);
    }), seeded);
  });

  it("a sum minus one of its terms holds the other", () => {
    fc.assert(fc.property(inside, inside, ({ x, p }, { x: y }) => {
      expect(contains(sub(add(x, y), y), p)).toBe(true);
    }), seeded);
  });
});
