import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complex, type Complex } from "../../src/difference/complex.js";
import { difference } from "../../src/difference/difference.js";
import { functionNames, type FunctionName } from "../../src/functions.js";
import type { Rule } from "../../src/rule.js";
import { rules } from "../../src/rules.js";

const { abs, hypot, PI } = Math;
const of = (re: number, im = 0): Complex => ({ re, im });
const apply = (name: FunctionName, ...args: Complex[]): Complex => (complex[name] as (...args: Complex[]) => Complex)(...args);
const distance = (z: Complex, w: Complex): number => hypot(z.re - w.re, z.im - w.im);
const { add, sub, mul, div, exp, log, sin, cos, tan, sinh, cosh, tanh, sqrt } = complex;
const one = of(1), two = of(2);

/** Points within which a function is smooth, argument by argument. */
const pointsOf = (name: FunctionName): number[][] => {
  const ranges = (rules[name] as unknown as Rule).smoothOn;
  return [0.13, 0.37, 0.62, 0.91].map((part, k) => ranges.map(([a, b], j) => a + (b - a) * ((part + 0.29 * j * (k + 1)) % 1)));
};
const isInteger = (name: FunctionName, k: number): boolean => name === "polygamma" && k === 0;
const smooth = functionNames.filter((name) => !["where", "restrict"].includes(name));

it("the field has all functions of the table", () => {
  expect(Object.keys(complex).toSorted()).toEqual(["constant", "pi", "e", ...functionNames].toSorted());
  expect(functionNames.length).toBeGreaterThanOrEqual(50);
});

describe.each(smooth)("%s", (name) => {
  const { value } = rules[name] as unknown as Rule, h = 1e-200;

  it("is the real function on the real axis, and stays there", () => {
    pointsOf(name).forEach((args) => {
      const z = apply(name, ...args.map((x) => of(x))), want = value(...args);
      expect(abs(z.re - want)).toBeLessThanOrEqual(4e-16 * abs(want) + 2e-16);
      expect(abs(z.im)).toBe(0);
    });
  });

  it("turns an imaginary part of 10⁻²⁰⁰ into as much times the derivative, which differences of the real function confirm", () => {
    pointsOf(name).forEach((args) => args.map((x, k) => ({ x, k })).filter(({ k }) => !isInteger(name, k)).forEach(({ x, k }) => {
      const { im } = apply(name, ...args.map((arg, j) => of(arg, j === k ? h : 0)));
      const slope = difference((t) => value(...args.map((arg, j) => (j === k ? t : arg))), x);
      expect(abs(im / h - slope.value), `argument ${k} at ${args.join(", ")}`).toBeLessThanOrEqual(slope.error + 1e-14 * abs(slope.value));
    }));
  });
});

describe("off the axis, where the functions are analytic", () => {
  const parts = fc.tuple(fc.double({ min: 0.1, max: 0.9, noNaN: true }), fc.double({ min: -0.8, max: 0.8, noNaN: true })).map(([re, im]) => of(re, im));
  const half = of(0.5), i = of(0, 1);
  const laws: Record<string, (z: Complex, w: Complex) => readonly [Complex, Complex]> = {
    "exp(z + w) = exp z · exp w": (z, w) => [exp(add(z, w)), mul(exp(z), exp(w))],
    "exp(log z) = z": (z) => [exp(log(z)), z],
    "expm1 z = exp z − 1": (z) => [complex.expm1(z), sub(exp(z), one)],
    "log1p z = log(1 + z)": (z) => [complex.log1p(z), log(add(one, z))],
    "log2 z = log z / log 2": (z) => [complex.log2(z), div(log(z), log(two))],
    "log10 z = log z / log 10": (z) => [complex.log10(z), div(log(z), log(of(10)))],
    "logb(z, w) = log z / log w": (z, w) => [complex.logb(z, w), div(log(z), log(w))],
    "z^w = exp(w log z)": (z, w) => [complex.pow(z, w), exp(mul(w, log(z)))],
    "(√z)² = z": (z) => [complex.square(sqrt(z)), z],
    "(∛z)³ = z": (z) => [complex.pow(complex.cbrt(z), of(3)), z],
    "(z/w)·w = z": (z, w) => [mul(div(z, w), w), z],
    "sin² + cos² = 1": (z) => [add(complex.square(sin(z)), complex.square(cos(z))), one],
    "sin z = (e^iz − e^−iz)/2i": (z) => [sin(z), div(sub(exp(mul(i, z)), exp(complex.neg(mul(i, z)))), of(0, 2))],
    "tan = sin/cos": (z) => [tan(z), div(sin(z), cos(z))],
    "sinh z = (e^z − e^−z)/2": (z) => [sinh(z), mul(half, sub(exp(z), exp(complex.neg(z))))],
    "cosh z = (e^z + e^−z)/2": (z) => [cosh(z), mul(half, add(exp(z), exp(complex.neg(z))))],
    "tanh = sinh/cosh": (z) => [tanh(z), div(sinh(z), cosh(z))],
    "sin(asin z) = z": (z) => [sin(complex.asin(z)), z],
    "asin z + acos z = π/2": (z) => [add(complex.asin(z), complex.acos(z)), of(PI / 2)],
    "tan(atan z) = z": (z) => [tan(complex.atan(z)), z],
    "sinh(asinh z) = z": (z) => [sinh(complex.asinh(z)), z],
    "cosh(acosh(z + 1)) = z + 1": (z) => [cosh(complex.acosh(add(z, one))), add(z, one)],
    "tanh(atanh z) = z": (z) => [tanh(complex.atanh(z)), z],
    "sinc z · z = sin z": (z) => [mul(complex.sinc(z), z), sin(z)],
    "hypot(z + 1, w)² = (z + 1)² + w²": (z, w) => [complex.square(complex.hypot(add(z, one), w)), add(complex.square(add(z, one)), complex.square(w))],
    "tan(atan2(z, w)) = z/w": (z, w) => [tan(complex.atan2(z, w)), div(z, w)],
    "sigmoid z = 1/(1 + e^−z)": (z) => [complex.sigmoid(z), div(one, add(one, exp(complex.neg(z))))],
    "softplus z = log(1 + e^z)": (z) => [complex.softplus(z), log(add(one, exp(z)))],
  };

  it.each(Object.entries(laws))("%s", (_, law) => {
    fc.assert(fc.property(parts, parts.map(({ re, im }) => of(re, im / 10)), (z, w) => {
      const [left, right] = law({ re: z.re, im: z.im / 4 }, w);
      expect(distance(left, right)).toBeLessThan(2e-14 * (1 + hypot(right.re, right.im)));
    }), { seed: 5, numRuns: 100 });
  });
});

describe("in the large and in the small", () => {
  it("division does not overflow", () => {
    expect(div(of(1e300, 1e300), of(1e300, 1e300))).toEqual(one);
    expect(div(of(1e-300, 0), of(1e-300, 1e-320)).re).toBe(1);
  });

  it("hypot, atan2 and atan keep their slopes", () => {
    expect(abs(complex.hypot(of(3e200, 1e180), of(4e200)).im / 1e180 - 0.6)).toBeLessThan(1e-15);
    expect(abs((complex.atan2(of(1e200, 1e100), of(1e200)).im / 1e-100) * 2 - 1)).toBeLessThan(1e-15);
    expect(complex.atan(of(1e300, 1)).re).toBe(PI / 2);
  });

  it("softplus, sigmoid and tanh saturate without NaN", () => {
    expect(complex.softplus(of(1000, 1e-200))).toEqual(of(1000, 1e-200));
    expect(complex.softplus(of(-1000, 1e-200))).toEqual(of(0, 0));
    expect(complex.sigmoid(of(-1000, 1e-200))).toEqual(of(0, 0));
    expect(complex.tanh(of(400, 1e-10)).re).toBe(1);
  });
});

it("where and restrict select by the real part and let nothing else through", () => {
  expect([complex.where(of(1), two, of(NaN)), complex.where(of(0), of(NaN), two), complex.restrict(two, one)]).toEqual([two, two, two]);
  expect([complex.where(of(NaN), two, two), complex.restrict(two, of(NaN))].map(({ re }) => re)).toEqual([NaN, NaN]);
});
