import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arities, functionNames } from "../../src/functions.js";
import { empty, interval, intervalFunctions as F, isEmpty, type Interval } from "../../src/interval/index.js";
import { exactly, within } from "../../src/interval/bound.js";
import { decreasing, even, increasing } from "../../src/interval/monotone.js";
import { sheets, valley } from "../../src/interval/sheets.js";
import { wave } from "../../src/interval/wave.js";
import { digamma, erfc, gamma, lgamma, sinc } from "../../src/kernels/index.js";
import { goldenNames, violation, widest, type Operation } from "./containment.js";

const operations = F as unknown as Readonly<Record<string, Operation>>;
const inf = Infinity;

it("the table has every function, and golden values of every one that is rounded", () => {
  expect(Object.keys(operations).toSorted()).toEqual(functionNames.toSorted());
  const exact = [
    "abs", "add", "ceil", "div", "floor", "heaviside", "max", "min", "mul", "neg", "relu", "restrict", "round", "sign", "sqrt", "square",
    "step", "sub", "where",
  ];
  expect([...goldenNames, ...exact].toSorted()).toEqual(functionNames.toSorted());
});

describe.each(goldenNames)("%s", (name) => {
  it("holds the true value at the golden points, and in boxes around them", () => {
    expect(violation(name, operations[name]!)).toBeUndefined();
  });

  it("is at most 14 ulps wide at a point", () => {
    expect(widest(name, operations[name]!)).toBeLessThanOrEqual(14);
  });

  it("hands on an empty argument", () => {
    expect(isEmpty(operations[name]!(empty, empty))).toBe(true);
  });
});

/** Rows as they could be got wrong, each of which the checker must find. */
const mistakes: readonly (readonly [mistake: string, name: string, wrong: Operation])[] = [
  ["a bound rounded to nearest", "exp", (x) => increasing(exactly(Math.exp))(x)],
  ["an error bound of half the true one", "log10", (x) => increasing(within(Math.log10, 0.1))(x)],
  ["a bound rounded inward", "log", (x) => increasing((at, side) => within(Math.log, 1)(at, side > 0 ? -1 : 1), { domain: [0, inf] })(x)],
  ["a falling function as rising", "erfc", (x) => increasing(within(erfc, 4))(x)],
  ["a rising function as falling", "atan", (x) => decreasing(within(Math.atan, 1))(x)],
  ["an even function as rising", "cosh", (x) => increasing(within(Math.cosh, 2))(x)],
  ["a rising function as even", "sinh", (x) => even(increasing(within(Math.sinh, 2)))(x)],
  ["extrema at the wrong phase", "sin", (x) => wave(Math.sin, 3)(x)],
  ["extrema left out", "cos", (x) => increasing(within(Math.cos, 1))(x)],
  ["poles left out", "tan", (x) => increasing(within(Math.tan, 1))(x)],
  ["a minimum left out", "gamma", (x) => increasing(within(gamma, 4))(x)],
  ["a sign left out", "gamma", sheets(valley(within((x) => Math.abs(gamma(x)), 4), digamma))],
  ["a minimum left out", "lgamma", (x) => increasing(within(lgamma, 4))(x)],
  ["poles left out", "digamma", (x) => increasing(within(digamma, 4))(x)],
  ["cancellation left out", "lgamma", sheets(valley(within(lgamma, 0.5), digamma))],
  ["an oscillation left out", "sinc", (x) => even(decreasing(within(sinc, 2)))(x)],
  ["a range too small", "tanh", (x) => increasing(within(Math.tanh, 3), { range: [-0.99, 0.99] })(x)],
  ["a branch cut left out", "atan2", (y, x) => F.atan(F.div(y, x))],
  ["the sign of the base left out", "pow", (x, y) => F.exp(F.mul(F.log2(x), y))],
];

describe("the checker finds", () => {
  it.each(mistakes)("%s in %s", (_, name, wrong) => expect(violation(name, wrong)).toBeDefined());
});

/** Enclosures that can be told without computing: where a function has its extrema, poles and jumps. */
type Row = readonly [name: string, args: readonly (readonly [number, number] | number)[], lo: number, hi: number, flags: "continuous" | "defined" | "partly"];
const rows: readonly Row[] = [
  ["square",    [[-2, 1]], 0, 4, "continuous"],
  ["pow",       [[-2, 1], 2], 0, 4, "continuous"],
  ["pow",       [[-2, 1], 3], -8, 1, "continuous"],
  ["pow",       [[-2, 2], -1], -inf, inf, "partly"],
  ["pow",       [[-1, 0], -3], -inf, -1, "partly"],
  ["pow",       [[-1, 1], -2], 1, inf, "partly"],
  ["pow",       [[-3, 3], 0], 1, 1, "continuous"],
  ["pow",       [[-1, 1], 0.5], 0, 1, "partly"],
  ["pow",       [[0, 4], [0, 1]], 0, 4, "defined"],
  ["pow",       [[1, 2], [-inf, inf]], 0, inf, "continuous"],
  ["pow",       [[-2, -1], [1, 3]], -8, 8, "partly"],
  ["pow",       [[-2, -1], 0.5], NaN, NaN, "partly"],
  ["pow",       [0, [-2, -1]], NaN, NaN, "partly"],
  ["exp",       [[-inf, 0]], 0, 1, "continuous"],
  ["exp",       [[800, inf]], 1.7976931348623151e308, inf, "continuous"],
  ["log",       [[0, 1]], -inf, 0, "partly"],
  ["log",       [[-1, 0]], NaN, NaN, "partly"],
  ["log",       [[1, inf]], 0, inf, "continuous"],
  ["log1p",     [[-1, 0]], -inf, 0, "partly"],
  ["log2",      [[0.25, 8]], -2, 3, "continuous"],
  ["log10",     [[1, 1000]], 0, 3, "continuous"],
  ["logb",      [8, 1], NaN, NaN, "partly"],
  ["sqrt",      [[-1, 9]], 0, 3, "partly"],
  ["cbrt",      [[-8, 27]], -2, 3, "continuous"],
  ["sin",       [[1, 5]], -1, 1, "continuous"],
  ["sin",       [[-inf, inf]], -1, 1, "continuous"],
  ["sin",       [[1e20, 1e20 + 1e5]], -1, 1, "continuous"],
  ["cos",       [[-4, 4]], -1, 1, "continuous"],
  ["tan",       [[1, 2]], -inf, inf, "partly"],
  ["tan",       [[2, 5]], -inf, inf, "partly"],
  ["asin",      [[-5, 0]], -1.570796326794897, 0, "partly"],
  ["acos",      [[1, 2]], 0, 0, "partly"],
  ["acosh",     [[-3, 1]], 0, 0, "partly"],
  ["atanh",     [[0, 1]], 0, inf, "partly"],
  ["atanh",     [[0, 2]], 0, inf, "partly"],
  ["atanh",     [1], NaN, NaN, "partly"],
  ["cosh",      [[-inf, 0]], 1, inf, "continuous"],
  ["tanh",      [[-inf, inf]], -1, 1, "continuous"],
  ["erf",       [[-inf, inf]], -1, 1, "continuous"],
  ["erfc",      [[-inf, inf]], 0, 2, "continuous"],
  ["gamma",     [[3, 5]], 2, 24, "continuous"],
  ["gamma",     [[-0.5, 0.5]], -inf, inf, "partly"],
  ["gamma",     [[-3, -2.5]], -inf, inf, "partly"],
  ["gamma",     [-2], NaN, NaN, "partly"],
  ["lgamma",    [[0, 1]], 0, inf, "partly"],
  ["digamma",   [[-1.5, -0.5]], -inf, inf, "partly"],
  ["polygamma", [1, [1e200, inf]], 0, 1.0000000000000014e-200, "continuous"],
  ["polygamma", [0.5, 1], NaN, NaN, "partly"],
  ["polygamma", [[1, 2], 1], -inf, inf, "partly"],
  ["polygamma", [152, -0.499999999], -inf, inf, "continuous"], // 9.16e306, the difference of terms that overflow
  ["sinc",      [[-20, 20]], -0.21723362821122166, 1, "continuous"],
  ["sigmoid",   [[-inf, inf]], 0, 1, "continuous"],
  ["softplus",  [[-inf, inf]], 0, inf, "continuous"],
  ["relu",      [[-1, 2]], 0, 2, "continuous"],
  ["abs",       [[-3, 2]], 0, 3, "continuous"],
  ["abs",       [[-3, -2]], 2, 3, "continuous"],
  ["sign",      [[-3, 2]], -1, 1, "defined"],
  ["sign",      [[1, 2]], 1, 1, "continuous"],
  ["floor",     [[0.5, 1.5]], 0, 1, "defined"],
  ["floor",     [[0.1, 0.9]], 0, 0, "continuous"],
  ["ceil",      [[0.5, 1.5]], 1, 2, "defined"],
  ["round",     [[-0.5, 0.5]], 0, 1, "defined"],
  ["heaviside", [[-1, 0]], 0, 0.5, "defined"],
  ["step",      [[-1, 0]], 0, 0, "continuous"],
  ["step",      [[0, 1]], 0, 1, "defined"],
  ["min",       [[0, 3], [1, 2]], 0, 2, "continuous"],
  ["max",       [[0, 3], [1, 2]], 1, 3, "continuous"],
  ["hypot",     [[-4, 3], 0], 0, 4, "continuous"],
  ["atan2",     [0, [1, 2]], 0, 0, "continuous"],
  ["atan2",     [[-1, 1], [-2, -1]], -3.1415926535897936, 3.1415926535897936, "defined"],
  ["atan2",     [[0, 1], [0, 1]], 0, 1.5707963267948974, "defined"],
  ["where",     [[1, 2], 3, 4], 3, 3, "continuous"],
  ["where",     [0, 3, 4], 4, 4, "continuous"],
  ["where",     [[0, 1], 3, 4], 3, 4, "defined"],
  ["restrict",  [[0, 1], 4], 0, 1, "continuous"],
];

const box = (x: readonly [number, number] | number): Interval => (typeof x === "number" ? interval(x) : interval(x[0], x[1]));

describe("known enclosures", () => {
  it.each(rows)("%s of %j is [%d, %d], %s", (name, args, lo, hi, flags) => {
    expect(operations[name]!(...args.map(box))).toEqual({ lo, hi, defined: flags !== "partly", continuous: flags === "continuous" });
  });

  it("a branch that is not taken may be empty, and one that may be taken leaves a mark", () => {
    expect(operations["where"]!(interval(1), interval(3), empty)).toEqual(interval(3));
    expect(operations["where"]!(interval(0, 1), interval(3), empty)).toEqual({ ...interval(3), defined: false, continuous: false });
    expect(isEmpty(operations["where"]!(empty, interval(3), interval(4)))).toBe(true);
    expect(isEmpty(operations["restrict"]!(interval(3), empty))).toBe(true);
  });

  it("what an argument says stays said: exp(log([-1, 1])) is defined in part", () => {
    expect(F.exp(F.log(interval(-1, 1)))).toEqual({ lo: 0, hi: 1, defined: false, continuous: false });
    expect(F.exp(F.sign(interval(-1, 1))).continuous).toBe(false);
  });
});

describe("laws", () => {
  const seeded = { seed: 5, numRuns: 100 } as const;
  const number = fc.double({ min: -30, max: 30, noNaN: true });
  const nested = fc.tuple(number, number, number, number).map((four) => four.toSorted((a, b) => a - b) as typeof four);
  const unary = functionNames.filter((name) => arities[name] === 1);
  const slack = (y: number): number => Math.abs(y) * 2 ** -48 + 1e-300;

  it("there are unary functions", () => expect(unary.length).toBeGreaterThan(35));

  it.each(unary)("%s of a part lies in %s of the whole, to a few ulps", (name) => {
    fc.assert(fc.property(nested, ([a, b, c, d]) => {
      const part = operations[name]!(interval(b, c)), whole = operations[name]!(interval(a, d));
      const inside = part.lo >= whole.lo - slack(whole.lo) && part.hi <= whole.hi + slack(whole.hi);
      expect(inside || isEmpty(part)).toBe(true);
      expect(part.defined || !whole.defined).toBe(true);
      expect(part.continuous || !whole.continuous).toBe(true);
    }), seeded);
  });

  it.each([
    ["cos² + sin² holds 1", (x: Interval) => F.add(F.square(F.cos(x)), F.square(F.sin(x))), () => 1],
    ["exp(x)·exp(-x) holds 1", (x: Interval) => F.mul(F.exp(x), F.exp(F.neg(x))), () => 1],
    ["erf + erfc holds 1", (x: Interval) => F.add(F.erf(x), F.erfc(x)), () => 1],
    ["Γ(x + 1) - x·Γ(x) holds 0", (x: Interval) => F.sub(F.gamma(F.add(x, interval(1))), F.mul(x, F.gamma(x))), () => 0],
    ["sinh(asinh(x)) holds x", (x: Interval) => F.sinh(F.asinh(x)), (x: number) => x],
    ["cbrt(x)³ holds x", (x: Interval) => F.pow(F.cbrt(x), interval(3)), (x: number) => x],
  ])("%s", (_, f, value) => {
    fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }).filter((x) => !Number.isInteger(x)), (x) => {
      const y = f(interval(x));
      expect(y.lo <= value(x) && value(x) <= y.hi).toBe(true);
    }), seeded);
  });
});
