import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference } from "../../src/difference/difference.js";
import { caught } from "../caught.js";
import { orders } from "./cases.js";

const { PI, abs, atan, cbrt, cos, exp, log, sin, sqrt, tan, tanh } = Math;
type Estimate = ReturnType<typeof difference>;

const sines = (x: number): number[] => [sin(x), cos(x), -sin(x), -cos(x), sin(x)];
const powers = (p: number, x: number): number[] =>
  [0, 1, 2, 3, 4].map((n) => Array.from({ length: n }, (_, k) => p - k).reduce((a, b) => a * b, 1) * x ** (p - n));
const waves = (w: number, x: number): number[] => sines(w * x).map((s, n) => s * w ** n);

// derivatives in closed form, from order 0 to the highest that doubles can hold or the digits of f can tell
const scales = [
  { name: "exp at 700", f: exp, x: 700, d: Array(5).fill(exp(700)) as number[], relative: 1e-4 },
  { name: "exp at −700", f: exp, x: -700, d: Array(5).fill(exp(-700)) as number[], relative: 1e-4 },
  { name: "exp where overflow is near", f: exp, x: 709.7, d: Array(5).fill(exp(709.7)) as number[], relative: 1e-2 },
  { name: "log at 10⁻³⁰⁰", f: log, x: 1e-300, d: [0, 1e300], relative: 1e-6 },
  { name: "log at 10³⁰⁰", f: log, x: 1e300, d: [0, 1e-300], relative: 1e-6 },
  { name: "√x at 10³⁰⁰", f: sqrt, x: 1e300, d: [1e150, 5e-151], relative: 1e-6 },
  { name: "√x at 10⁻⁸", f: sqrt, x: 1e-8, d: powers(0.5, 1e-8), relative: 1e-4 },
  { name: "1/x at 10⁻²⁰", f: (x: number) => 1 / x, x: 1e-20, d: powers(-1, 1e-20), relative: 1e-4 },
  { name: "x³ at 10⁶", f: (x: number) => x ** 3, x: 1e6, d: powers(3, 1e6).slice(0, 4), relative: 1e-8 },
  { name: "sin at 10⁻³⁰⁰", f: sin, x: 1e-300, d: [0, 1], relative: 1e-12 },
  { name: "sin at 1000", f: sin, x: 1000, d: sines(1000), relative: 1e-5 },
  { name: "sin 10⁴x at 1", f: (x: number) => sin(1e4 * x), x: 1, d: waves(1e4, 1), relative: 1e-2 },
  { name: "sin 10⁸x at 1", f: (x: number) => sin(1e8 * x), x: 1, d: waves(1e8, 1).slice(0, 2), relative: 1e-5 },
  { name: "sin 64πx at 0.1, periodic in powers of 2", f: (x: number) => sin(64 * PI * x), x: 0.1, d: waves(64 * PI, 0.1), relative: 1e-4 },
  { name: "sin 10⁻⁶x at 1", f: (x: number) => sin(1e-6 * x), x: 1, d: waves(1e-6, 1).slice(0, 4), relative: 0.01 },
  { name: "Runge's function at 0.3", f: (x: number) => 1 / (1 + 25 * x * x), x: 0.3, d: [4 / 13, -1.4201183431952662], relative: 1e-9 },
  { name: "tanh at 20", f: tanh, x: 20, d: [1, 4 * exp(-40)], relative: Infinity },
];

describe.each(scales)("$name", ({ f, x, d, relative }) => {
  it("has derivatives within the reported error, however large or small its scale", () => {
    orders.slice(0, d.length - 1).forEach((order) => {
      const { value, error } = difference(f, x, { order }), want = d[order]!;
      expect(abs(value - want), `order ${order}: ${value} ± ${error}, not ${want}`).toBeLessThanOrEqual(error + 1e-14 * abs(want));
      expect(error, `order ${order}`).toBeLessThanOrEqual(relative * abs(want));
    });
  });
});

it("even functions have odd derivatives 0 at 0, told apart from noise", () => {
  const results = [cos, (x: number) => exp(-x * x), (x: number) => x ** 4].map((f) => difference(f, 0));
  expect(results.filter(({ value, error }) => !(abs(value) <= error && error < 1e-12))).toEqual([]);
});

it("the derivative of a constant is 0 and that of a line its slope, exactly", () => {
  fc.assert(fc.property(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }), fc.integer({ min: -9, max: 9 }), (slope, offset, x) => {
    expect(difference(() => offset, x).value).toBe(0);
    const { value, error } = difference((t) => slope * t + offset, x);
    expect(abs(value - slope)).toBeLessThanOrEqual(2 ** -50 * abs(slope));
    expect(error).toBeLessThan(1e-11);
  }), { seed: 5, numRuns: 200 });
});

it("difference is linear in f, within the errors", () => {
  const reals = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(fc.property(reals, reals, reals, (a, b, x) => {
    const [whole, first, second] = [(t: number) => a * sin(t) + b * exp(t), sin, exp].map((f) => difference(f, x)) as [Estimate, Estimate, Estimate];
    expect(abs(whole.value - a * first.value - b * second.value)).toBeLessThanOrEqual(whole.error + abs(a) * first.error + abs(b) * second.error + 1e-15);
  }), { seed: 5, numRuns: 100 });
});

describe("where f has noise", () => {
  /** Noise that is a function of x, of a given amplitude: its deviation is amplitude/√3. */
  const noisy = (amplitude: number) => (x: number): number => {
    const t = sin(x * 1e13) * 43758.5453;
    return exp(x) + amplitude * (2 * (t - Math.floor(t)) - 1);
  };

  it.each([1e-12, 1e-9, 1e-6, 1e-3])("of amplitude %d, it is measured to a factor of 6, and the error covers it", (amplitude) => {
    const results = Array.from({ length: 40 }, (_, k) => ({ x: k / 20, ...difference(noisy(amplitude), k / 20) }));
    expect(results.filter(({ value, error, x }) => abs(value - exp(x)) <= error).length).toBeGreaterThanOrEqual(38);
    expect(results.filter(({ noise }) => noise > amplitude / 6 && noise < 6 * amplitude).length).toBeGreaterThanOrEqual(36);
  });

  it("the noise that is told saves its measurement", () => {
    const [told, measured] = [difference(noisy(1e-6), 1, { noise: 6e-7 }), difference(noisy(1e-6), 1)];
    expect(told.evaluations).toBeLessThan(measured.evaluations);
    expect(abs(told.value - exp(1))).toBeLessThanOrEqual(told.error);
    expect(told.noise).toBe(6e-7);
  });

  it("single precision costs the digits it must", () => {
    const { value, error } = difference((x) => Math.fround(exp(x)), 1);
    expect(abs(value - exp(1))).toBeLessThanOrEqual(error);
    expect(error).toBeGreaterThan(1e-8);
    expect(error).toBeLessThan(1e-4);
  });

  it("a function that is all noise, as sin at 10²², has an infinite error", () => {
    expect(difference(sin, 1e22).error).toBe(Infinity);
  });
});

it("difference says which steps it used and how often f was called", () => {
  let calls = 0;
  const result = difference((x) => (calls++, atan(x)), 2);
  expect(result).toMatchObject({ evaluations: calls, method: "central" });
  expect(result.step).toBeGreaterThan(1e-6);
  expect(result.step).toBeLessThan(1);
  expect(result).not.toHaveProperty("kink");
});

it.each([
  { name: "forward", sides: [true, false] },
  { name: "backward", sides: [false, true] },
] as const)("method $name evaluates on its side only", ({ name, sides }) => {
  const seen: number[] = [];
  const { value, error } = difference((x) => (seen.push(x), tan(x)), 0.5, { method: name });
  expect([seen.some((x) => x > 0.5), seen.some((x) => x < 0.5)]).toEqual(sides);
  expect(abs(value - 1 / cos(0.5) ** 2)).toBeLessThanOrEqual(error);
});

it.each([
  { title: "NaN", call: () => difference(exp, NaN), code: "scalar/difference-point" },
  { title: "an infinite x", call: () => difference(exp, Infinity), code: "scalar/difference-point" },
  { title: "order 0", call: () => difference(exp, 1, { order: 0 as 1 }), code: "scalar/difference-order" },
  { title: "order 5", call: () => difference(exp, 1, { order: 5 as 1 }), code: "scalar/difference-order" },
  { title: "order 1.5", call: () => difference(exp, 1, { order: 1.5 as 1 }), code: "scalar/difference-order" },
  { title: "the method complex", call: () => difference(exp, 1, { method: "complex" as "central" }), code: "scalar/difference-method" },
  { title: "a negative noise", call: () => difference(exp, 1, { noise: -1 }), code: "scalar/difference-noise" },
  { title: "an f that returns undefined", call: () => difference((() => undefined) as unknown as () => number, 1), code: "scalar/difference-value" },
  { title: "an f that returns an array", call: () => difference(((x: number) => [x]) as unknown as () => number, 1), code: "scalar/difference-value" },
])("$title throws $code", ({ call, code }) => {
  expect(caught(call)).toMatchObject({ code });
});

it("what f throws at x itself is passed on", () => {
  const failure = new Error("no such table");
  expect(caught(() => difference(() => { throw failure; }, 1))).toBe(failure);
});

it("cbrt is smooth away from 0", () => {
  const { value, error } = difference(cbrt, -8);
  expect(abs(value - 1 / 12)).toBeLessThanOrEqual(error);
});
