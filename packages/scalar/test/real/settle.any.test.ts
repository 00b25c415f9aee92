import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromNumber, realFunctions, settle, toNumber, type Real, type RealFunctions } from "../../src/real/index.js";

type Compute = (F: RealFunctions) => Real;
const of = (compute: Compute) => settle(compute);

describe("expressions that cancel or overflow in doubles", () => {
  // Expected values: mpmath 1.3.0 at 400 digits.
  const rows: [text: string, compute: Compute, value: number][] = [
    ["sqrt(1+x)-1 at 1e-20", (F) => F.sub(F.sqrt(F.add(F.constant(1), F.constant(1e-20))), F.constant(1)), 5e-21],
    ["1/x - 1/sin(x) at 1e-5", (F) => F.sub(F.div(F.constant(1), F.constant(1e-5)), F.div(F.constant(1), F.sin(F.constant(1e-5)))), -1.6666666666861112e-6],
    ["log(exp(1000)+exp(1001))", (F) => F.log(F.add(F.exp(F.constant(1000)), F.exp(F.constant(1001)))), 1001.3132616875182],
    ["1 - x/sqrt(1+x^2) at 1e8", (F) => F.sub(F.constant(1), F.div(F.constant(1e8), F.sqrt(F.add(F.constant(1), F.square(F.constant(1e8)))))), 5e-17],
    ["x^2-y^2 at 100000001, 1e8", (F) => F.sub(F.square(F.constant(100000001)), F.square(F.constant(1e8))), 200000001],
    ["log(cosh(1e-9))", (F) => F.log(F.cosh(F.constant(1e-9))), 5e-19],
    ["exp(x)/(exp(x)+exp(y)) at 1000, 999", (F) => F.div(F.exp(F.constant(1000)), F.add(F.exp(F.constant(1000)), F.exp(F.constant(999)))), 0.7310585786300049],
    ["sin(x) - cos(x - pi/2) at 1", (F) => F.sub(F.sin(F.constant(1)), F.cos(F.sub(F.constant(1), F.div(F.pi, F.constant(2))))), 0],
    ["exp(exp(100))", (F) => F.exp(F.exp(F.constant(100))), Infinity],
    ["-exp(1e308)", (F) => F.neg(F.exp(F.constant(1e308))), -Infinity],
    ["1/exp(exp(100)) - 2", (F) => F.sub(F.div(F.constant(1), F.exp(F.exp(F.constant(100)))), F.constant(2)), -2],
    ["exp(-exp(100))", (F) => F.exp(F.neg(F.exp(F.constant(100)))), 0],
    ["log(log(exp(exp(20))))", (F) => F.log(F.log(F.exp(F.exp(F.constant(20))))), 20],
    ["tanh(exp(1000))", (F) => F.tanh(F.exp(F.constant(1000))), 1],
    ["erf(-exp(1000))", (F) => F.erf(F.neg(F.exp(F.constant(1000)))), -1],
    ["erfc(-exp(exp(100)))", (F) => F.erfc(F.neg(F.exp(F.exp(F.constant(100))))), 2],
    ["atan(-exp(exp(100)))", (F) => F.atan(F.neg(F.exp(F.exp(F.constant(100))))), -Math.PI / 2],
    ["sinh(-1e20)", (F) => F.sinh(F.constant(-1e20)), -Infinity],
    ["cosh(-1e20)", (F) => F.cosh(F.constant(-1e20)), Infinity],
    ["sigmoid(-1e300)", (F) => F.sigmoid(F.constant(-1e300)), 0],
    ["softplus(1e300)", (F) => F.softplus(F.constant(1e300)), 1e300],
    ["gamma(1e6)", (F) => F.gamma(F.constant(1e6)), Infinity],
    ["lgamma(1e6) - log(gamma(1e6))", (F) => F.sub(F.lgamma(F.constant(1e6)), F.log(F.gamma(F.constant(1e6)))), 0],
    ["gamma(-1e6 - 0.5)", (F) => F.gamma(F.constant(-1e6 - 0.5)), 0],
    ["floor(sqrt(2)^2 + 1/2)", (F) => F.floor(F.add(F.square(F.sqrt(F.constant(2))), F.constant(0.5))), 2],
    ["sqrt(abs(sqrt(2)^2 - 2))", (F) => F.sqrt(F.abs(F.sub(F.square(F.sqrt(F.constant(2))), F.constant(2)))), 0],
    ["1e308 * 10 / 10", (F) => F.div(F.mul(F.constant(1e308), F.constant(10)), F.constant(10)), 1e308],
    ["0 * sinh(1e15)", (F) => F.mul(F.constant(0), F.sinh(F.constant(1e15))), 0],
    ["exp(exp(100)) * 0 + 1", (F) => F.add(F.mul(F.exp(F.exp(F.constant(100))), F.constant(0)), F.constant(1)), 1],
    ["where(x, 1/x, 7) at 0", (F) => F.where(F.constant(0), F.div(F.constant(1), F.constant(0)), F.constant(7)), 7],
    ["0^0", (F) => F.pow(F.constant(0), F.constant(0)), 1],
    ["max(1, 3) + min(5, 4)", (F) => F.add(F.max(F.constant(1), F.constant(3)), F.min(F.constant(5), F.constant(4))), 7],
    ["hypot(-3e300, 4e300)", (F) => F.hypot(F.constant(-3e300), F.constant(4e300)), 5e300],
  ];
  it.each(rows)("%s", (_, compute, value) => expect(of(compute)).toMatchObject({ status: "settled", value }));
});

describe("where there is no number, the reason says so", () => {
  const rows: [text: string, compute: Compute, reason: string][] = [
    ["1/0", (F) => F.div(F.constant(1), F.constant(0)), "division by zero"],
    ["log 0", (F) => F.log(F.constant(0)), "log of zero"],
    ["log -1", (F) => F.log(F.constant(-1)), "log of a negative number"],
    ["log(-exp(exp(100)))", (F) => F.log(F.neg(F.exp(F.constant(5)))), "log of a negative number"],
    ["sqrt -2", (F) => F.sqrt(F.constant(-2)), "square root of a negative number"],
    ["log1p -1", (F) => F.log1p(F.constant(-1)), "log1p of a number not above -1"],
    ["asin 1.5", (F) => F.asin(F.constant(1.5)), "asin of a number outside [-1, 1]"],
    ["acos -1.5", (F) => F.acos(F.constant(-1.5)), "acos of a number outside [-1, 1]"],
    ["acosh 0.5", (F) => F.acosh(F.constant(0.5)), "acosh of a number below 1"],
    ["acosh -2", (F) => F.acosh(F.constant(-2)), "acosh of a number below 1"],
    ["atanh 1", (F) => F.atanh(F.constant(1)), "atanh of a number outside (-1, 1)"],
    ["atanh -3", (F) => F.atanh(F.constant(-3)), "atanh of a number outside (-1, 1)"],
    ["gamma -1", (F) => F.gamma(F.constant(-1)), "gamma of an integer not above 0"],
    ["lgamma 0", (F) => F.lgamma(F.constant(0)), "lgamma of an integer not above 0"],
    ["digamma -1e300", (F) => F.digamma(F.constant(-1e300)), "digamma of an integer not above 0"],
    ["polygamma(1.5, 1)", (F) => F.polygamma(F.constant(1.5), F.constant(1)), "polygamma of an order that is no integer from 0"],
    ["0^-0.5", (F) => F.pow(F.constant(0), F.constant(-0.5)), "zero to a negative power"],
    ["0^-2", (F) => F.pow(F.constant(0), F.constant(-2)), "division by zero"],
    ["(-8)^(1/3)", (F) => F.pow(F.constant(-8), F.div(F.constant(1), F.constant(3))), "fractional power of a negative number"],
    ["(-8)^0.5", (F) => F.pow(F.constant(-8), F.constant(0.5)), "fractional power of a negative number"],
    ["NaN + 1", (F) => F.add(F.constant(NaN), F.constant(1)), "NaN is no real number"],
    ["sin(log(-1)) * 2", (F) => F.mul(F.sin(F.log(F.constant(-1))), F.constant(2)), "log of a negative number"],
    ["asin(log(-1))", (F) => F.asin(F.log(F.constant(-1))), "log of a negative number"],
  ];
  it.each(rows)("%s", (_, compute, reason) => expect(of(compute)).toEqual({ status: "invalid", reason }));

  it("no function makes a number of none, nor throws, for an argument that is none, open, or wide", () => {
    const { constant, pi, e, where, ...functions } = realFunctions(128);
    const none = functions.log(constant(-1));
    const open = functions.div(pi, functions.sub(e, e));
    const up = functions.exp(functions.exp(constant(100)));
    const wide: Real = { mantissa: 1n, radius: 2n ** 20n, exponent: 2000 };
    const binary = ["add", "sub", "mul", "div", "pow", "logb", "hypot", "atan2", "polygamma", "min", "max"];
    const call = (name: string, x: Real): Real =>
      (functions as unknown as Record<string, (...args: Real[]) => Real>)[name]!(...(binary.includes(name) ? [x, x] : [x]));
    const names = Object.keys(functions);
    expect(names.filter((name) => call(name, none).reason !== "log of a negative number")).toEqual([]);
    expect(names.filter((name) => !call(name, open).beyond)).toEqual([]);
    expect(() => names.map((name) => [up, functions.neg(up), wide].map((x) => call(name, x)))).not.toThrow();
    expect(where(none, pi, e).reason).toBe("log of a negative number");
    expect([functions.add, functions.mul, functions.div, functions.atan2].map((f) => f(pi, none).reason)).not.toContain(undefined);
  });
});

it("what no precision decides stays undecided, with its last ball", () => {
  const outcome = settle((F) => F.heaviside(F.sub(F.square(F.sqrt(F.constant(2))), F.constant(2))), 512);
  expect(outcome).toMatchObject({ status: "undecided", precision: 512 });
});

describe("agrees with Math", () => {
  // ulps that engines are known to be off by
  const rows: [name: keyof RealFunctions & keyof Math, min: number, max: number][] = [
    ["exp", -700, 700], ["expm1", -2, 2], ["log", 0, 1e9], ["log1p", -1, 9], ["log2", 0, 1e9], ["log10", 0, 1e9], ["sqrt", 0, 1e300],
    ["cbrt", -1e9, 1e9], ["sin", -1e9, 1e9], ["cos", -1e9, 1e9], ["tan", -1e9, 1e9], ["asin", -1, 1], ["acos", -1, 1], ["atan", -1e9, 1e9],
    ["sinh", -99, 99], ["cosh", -99, 99], ["tanh", -9, 9], ["asinh", -1e9, 1e9], ["acosh", 1, 1e9], ["atanh", -1, 1],
    ["floor", -1e9, 1e9], ["ceil", -1e9, 1e9], ["round", -1e9, 1e9],
  ];
  it.each(rows)("%s to 2 ulp in [%f, %f]", (name, min, max) => {
    fc.assert(fc.property(fc.double({ min, max, minExcluded: true, maxExcluded: true, noNaN: true }), (x) => {
      const outcome = settle((F) => (F[name] as (x: Real) => Real)(fromNumber(x)));
      const expected = (Math[name] as (x: number) => number)(x);
      const ulp = Math.max(2 ** -1074, Math.abs(expected) * 2 ** -52);
      expect(outcome).toMatchObject({ status: "settled" });
      expect(Math.abs((outcome as { value: number }).value - expected)).toBeLessThanOrEqual(2 * ulp);
    }), { seed: 3, numRuns: 40 });
  });
});

it("exp of 1e308, sin of 1e308 and powers of huge numbers neither hang nor fail", () => {
  const F = realFunctions(8192);
  expect(toNumber(F.exp(fromNumber(1e308)))).toBe(Infinity);
  expect(toNumber(F.sin(fromNumber(1e308)))).toBeCloseTo(Math.sin(1e308), 12);
  expect(toNumber(F.pow(fromNumber(1e300), fromNumber(1e300)))).toBe(Infinity);
  expect(toNumber(F.pow(fromNumber(1e-300), fromNumber(1e300)))).toBe(0);
});
