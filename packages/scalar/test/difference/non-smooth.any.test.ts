import { describe, expect, it } from "vitest";
import { difference, type DifferenceOptions } from "../../src/difference/difference.js";
import { orders } from "./cases.js";

const { abs, acos, asin, cbrt, exp, expm1, floor, log, max, sign, sin, sqrt } = Math;

describe("a kink", () => {
  it.each([
    { name: "|x| at 0", f: abs, x: 0, left: -1, right: 1 },
    { name: "|x − 1.5| at 1.5", f: (x: number) => abs(x - 1.5), x: 1.5, left: -1, right: 1 },
    { name: "relu at 0", f: (x: number) => max(0, x), x: 0, left: 0, right: 1 },
    { name: "eˣ + |x| at 0", f: (x: number) => exp(x) + abs(x), x: 0, left: 0, right: 2 },
    { name: "eˣ + 10⁻⁶|x| at 0", f: (x: number) => exp(x) + 1e-6 * abs(x), x: 0, left: 1 - 1e-6, right: 1 + 1e-6 },
    { name: "max(x, x²) at 1", f: (x: number) => max(x, x * x), x: 1, left: 1, right: 2 },
    { name: "|sin x| at 0", f: (x: number) => abs(sin(x)), x: 0, left: -1, right: 1 },
  ])("of $name is told by its two slopes; the value is their mean, the error covers both", ({ f, x, left, right }) => {
    const { value, error, kink } = difference(f, x);
    expect(abs(kink!.left - left)).toBeLessThan(1e-9);
    expect(abs(kink!.right - right)).toBeLessThan(1e-9);
    expect(abs(value - (left + right) / 2)).toBeLessThan(1e-9);
    expect(error).toBeGreaterThanOrEqual((right - left) / 2 - 1e-9);
  });

  it("beside x is none at x", () => {
    const results = [1e-2, 1e-3, -1e-4].map((at) => difference((x) => abs(x - at), 0));
    expect(results.map(({ kink }) => kink)).toEqual([undefined, undefined, undefined]);
    expect(results.map(({ value }) => sign(value))).toEqual([-1, -1, 1]);
    expect(results.filter(({ value, error }) => !(abs(abs(value) - 1) <= error && error < 1e-9))).toEqual([]);
  });

  it("of the second derivative leaves the first alone", () => {
    const first = difference((x) => x * abs(x), 0), second = difference((x) => x * abs(x), 0, { order: 2 });
    expect(first.kink).toBeUndefined();
    expect(abs(first.value)).toBeLessThanOrEqual(first.error);
    expect(first.error).toBeLessThan(1e-12);
    expect(abs(second.kink!.left + 2)).toBeLessThan(1e-8);
    expect(abs(second.kink!.right - 2)).toBeLessThan(1e-8);
    expect(second.error).toBeGreaterThanOrEqual(2);
  });

  it("of f leaves no second derivative: the error is infinite", () => {
    expect([abs, (x: number) => max(0, x)].map((f) => difference(f, 0, { order: 2 }).error)).toEqual([Infinity, Infinity]);
  });
});

describe("a slope without bound", () => {
  const infinite: { name: string; f: (x: number) => number; x: number; value: number; method: string; options?: DifferenceOptions }[] = [
    { name: "√x at 0", f: sqrt, x: 0, value: Infinity, method: "forward" },
    { name: "asin at 1", f: asin, x: 1, value: Infinity, method: "backward" },
    { name: "acos at −1", f: acos, x: -1, value: -Infinity, method: "forward" },
    { name: "∛x at 0", f: cbrt, x: 0, value: Infinity, method: "central" },
    { name: "x log x at 0, where it is NaN", f: (x) => x * log(x), x: 0, value: -Infinity, method: "forward" },
    { name: "xˣ at 0", f: (x) => x ** x, x: 0, value: -Infinity, method: "forward" },
    { name: "sign at 0, which jumps", f: sign, x: 0, value: Infinity, method: "central" },
    { name: "√x at 0, second derivative", f: sqrt, x: 0, value: -Infinity, method: "forward", options: { order: 2 } },
  ];
  it.each(infinite)("is infinite, not large: $name", ({ f, x, value, method, options }) => {
    expect(difference(f, x, options)).toMatchObject({ value, method, error: Infinity });
  });

  it("on one side is told by the kink", () => {
    expect(difference(floor, 1)).toMatchObject({ error: Infinity, kink: { left: Infinity, right: 0 } });
    expect(difference((x) => sqrt(abs(x)), 0)).toMatchObject({ error: Infinity, kink: { left: -Infinity, right: Infinity } });
  });
});

describe("next to the end of the domain", () => {
  it("the side where f is finite is used, and said", () => {
    const smooth = difference((x) => (x < 0 ? NaN : exp(x)), 0), rough = difference((x) => x * sqrt(x) + x, 0);
    expect([smooth.method, rough.method]).toEqual(["forward", "forward"]);
    expect(abs(smooth.value - 1)).toBeLessThanOrEqual(smooth.error);
    expect(abs(rough.value - 1)).toBeLessThan(1e-13);
    expect(difference((x) => (x > 2 ? NaN : x ** 3), 2)).toMatchObject({ method: "backward" });
  });

  it("an f that throws outside is as one that is NaN there", () => {
    const root = (x: number) => { if (x < 0) throw new RangeError("negative"); return x ** 2 + x; };
    const { value, error, method } = difference(root, 0);
    expect(method).toBe("forward");
    expect(abs(value - 1)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-10);
  });

  it("both sides are used where there is room, however little", () => {
    const results = [1e-3, 1e-6, 1e-12, 1e-100].map((x) => ({ x, ...difference(log, x) }));
    expect(results.filter(({ x, value, error, method }) => !(method === "central" && abs(value - 1 / x) <= error && error * x < 1e-8))).toEqual([]);
  });
});

it.each(orders)("removable gaps are filled for order %i: sin x / x, (eˣ − 1)/x, (1 − cos x)/x at 0, where they are NaN", (order) => {
  const wants = [[0, -1 / 3, 0, 1 / 5], [1 / 2, 1 / 3, 1 / 4, 1 / 5], [1 / 2, 0, -1 / 4, 0]];
  const fs = [(x: number) => sin(x) / x, (x: number) => expm1(x) / x, (x: number) => (2 * sin(x / 2) ** 2) / x];
  fs.forEach((f, k) => {
    const { value, error } = difference(f, 0, { order });
    expect(abs(value - wants[k]![order - 1]!), `${value} ± ${error}`).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-3);
  });
});

it("where f has no value, or a pole, nothing is said: NaN ± Infinity", () => {
  const fs: [(x: number) => number, number][] = [[log, -1], [log, 0], [(x) => 1 / x, 0], [(x) => 1 / x ** 2, 0], [() => NaN, 2], [asin, 1.5]];
  const results = fs.map(([f, x]) => difference(f, x));
  expect(results.filter(({ value, error }) => !(Number.isNaN(value) && error === Infinity))).toEqual([]);
});

it("an estimate that oscillates without limit is not trusted: x sin(1/x) at 0", () => {
  expect(difference((x) => x * sin(1 / x), 0).error).toBeGreaterThan(0.1);
});

it("a function that is flat beyond all orders has derivatives 0", () => {
  orders.forEach((order) => {
    const { value, error } = difference((x) => exp(-1 / x ** 2), 0, { order });
    expect(abs(value)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-6);
  });
});
