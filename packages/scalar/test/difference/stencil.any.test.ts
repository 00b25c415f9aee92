import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stencil } from "../../src/difference/stencil.js";
import { caught } from "../caught.js";

type Rational = readonly [numerator: bigint, denominator: bigint];

const abs = (n: bigint): bigint => (n < 0n ? -n : n);
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? abs(a) : gcd(b, a % b));
const ratio = (n: bigint, d: bigint): Rational => {
  const g = gcd(n, d) * (d < 0n ? -1n : 1n);
  return [n / g, d / g];
};

/** The exact weight of the i-th offset: order! times the coefficient of t^order in its Lagrange polynomial, over integer offsets. */
const exactWeights = (order: number, offsets: readonly number[]): Rational[] =>
  offsets.map((at) => {
    const others = offsets.filter((o) => o !== at).map(BigInt);
    const polynomial = others.reduce<bigint[]>((p, root) => [0n, ...p].map((c, k) => c - root * (p[k] ?? 0n)), [1n]);
    const denominator = others.reduce((product, o) => product * (BigInt(at) - o), 1n);
    const factorial = Array.from({ length: order }, (_, k) => BigInt(k + 1)).reduce((a, b) => a * b, 1n);
    return ratio(factorial * polynomial[order]!, denominator);
  });

const toNumber = ([n, d]: Rational): number => Number(n) / Number(d);
const text = (weights: readonly Rational[]): string => weights.map(([n, d]) => (d === 1n ? `${n}` : `${n}/${d}`)).join(" ");

// Fornberg (1988), Math. Comp. 51, tables 1 and 3
const published = [
  { order: 1, accuracy: 2, weights: "-1/2 0 1/2" },
  { order: 1, accuracy: 4, weights: "1/12 -2/3 0 2/3 -1/12" },
  { order: 1, accuracy: 6, weights: "-1/60 3/20 -3/4 0 3/4 -3/20 1/60" },
  { order: 1, accuracy: 8, weights: "1/280 -4/105 1/5 -4/5 0 4/5 -1/5 4/105 -1/280" },
  { order: 2, accuracy: 2, weights: "1 -2 1" },
  { order: 2, accuracy: 4, weights: "-1/12 4/3 -5/2 4/3 -1/12" },
  { order: 2, accuracy: 6, weights: "1/90 -3/20 3/2 -49/18 3/2 -3/20 1/90" },
  { order: 3, accuracy: 2, weights: "-1/2 1 0 -1 1/2" },
  { order: 3, accuracy: 4, weights: "1/8 -1 13/8 0 -13/8 1 -1/8" },
  { order: 4, accuracy: 2, weights: "1 -4 6 -4 1" },
  { order: 4, accuracy: 4, weights: "-1/6 2 -13/2 28/3 -13/2 2 -1/6" },
  { order: 1, accuracy: [0, 1, 2], weights: "-3/2 2 -1/2" },
  { order: 1, accuracy: [0, 1, 2, 3, 4], weights: "-25/12 4 -3 4/3 -1/4" },
  { order: 2, accuracy: [0, 1, 2, 3], weights: "2 -5 4 -1" },
  { order: 3, accuracy: [0, 1, 2, 3, 4], weights: "-5/2 9 -12 7 -3/2" },
  { order: 4, accuracy: [0, 1, 2, 3, 4, 5], weights: "3 -14 26 -24 11 -2" },
];

it.each(published)("stencil($order, $accuracy) has the published weights $weights", ({ order, accuracy, weights }) => {
  const { offsets, weights: got } = stencil(order, accuracy);
  const exact = exactWeights(order, offsets);
  expect(text(exact)).toBe(weights);
  got.forEach((w, i) => expect(Math.abs(w - toNumber(exact[i]!))).toBeLessThanOrEqual(2 ** -50 * Math.abs(toNumber(exact[i]!))));
});

const offsetsOf = fc.uniqueArray(fc.integer({ min: -8, max: 8 }), { minLength: 2, maxLength: 7 });

it("stencil(order, offsets) has the weights of Lagrange's polynomials in exact arithmetic, at any integer offsets", () => {
  fc.assert(fc.property(offsetsOf, fc.nat(4), (offsets, n) => {
    const order = Math.min(n, offsets.length - 1), exact = exactWeights(order, offsets).map(toNumber), size = Math.max(...exact.map(Math.abs));
    stencil(order, offsets).weights.forEach((w, i) => expect(Math.abs(w - exact[i]!)).toBeLessThanOrEqual(1e-13 * size));
  }), { seed: 5, numRuns: 500 });
});

const smooth = [
  { name: "exp", f: Math.exp, x: 0.3, d: () => Math.exp(0.3) },
  { name: "sin", f: Math.sin, x: 0.7, d: (n: number) => Math.sin(0.7 + (n * Math.PI) / 2) },
  { name: "1/x", f: (x: number) => 1 / x, x: 8, d: (n: number) => (-1) ** n * [1, 1, 2, 6, 24][n]! / 8 ** (n + 1) },
];
// for higher orders of both, rounding leaves no room below the steps at which the next term of the error counts
const central = [1, 2, 3, 4].flatMap((order) =>
  (order < 3 ? [2, 4, 6] : [2, 4]).map((accuracy) => ({ order, offsets: accuracy as number | number[], slope: accuracy })));
const oneSided = [1, 2, 3].flatMap((order) =>
  (order < 3 ? [1, 2, 3] : [1, 2]).map((more) => ({ order, offsets: Array.from({ length: order + more }, (_, k) => k), slope: more })));

/** The slope of log |error| against log h, at the smallest steps where truncation is 200 times the rounding. */
const slopeOf = (f: (x: number) => number, x: number, order: number, { offsets, weights }: ReturnType<typeof stencil>, d: number): number => {
  const errorAt = (h: number) => Math.abs(weights.reduce((sum, w, i) => sum + w * f(x + offsets[i]! * h), 0) / h ** order - d);
  const roundingAt = (h: number) => (weights.reduce((sum, w) => sum + Math.abs(w), 0) / h ** order) * 2 ** -53;
  const h = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((k) => 2 ** -k).find((step) => errorAt(step / 2) > 200 * roundingAt(step / 2))!;
  return Math.log2(errorAt(h) / errorAt(h / 2));
};

describe.each(smooth)("on $name", ({ f, x, d }) => {
  it.each([...central, ...oneSided])("the error of stencil($order, $offsets) falls as h^$slope", ({ order, offsets, slope }) => {
    expect(Math.abs(slopeOf(f, x, order, stencil(order, offsets), d(order)) - slope)).toBeLessThan(0.1);
  });
});

it("a stencil with one weight wrong has not its order", () => {
  const { offsets, weights } = stencil(1, 4);
  const wrong = { offsets, weights: weights.map((w, i) => (i === 0 ? -w : w)) };
  expect(Math.abs(slopeOf(Math.exp, 0.3, 1, wrong, Math.exp(0.3)) - 4)).toBeGreaterThan(1);
});

it.each([
  { order: -1, accuracy: 2, code: "scalar/difference-order" },
  { order: 1.5, accuracy: 2, code: "scalar/difference-order" },
  { order: 1, accuracy: 3, code: "scalar/difference-accuracy" },
  { order: 1, accuracy: 0, code: "scalar/difference-accuracy" },
  { order: 1, accuracy: [], code: "scalar/difference-offsets" },
  { order: 2, accuracy: [0, 1], code: "scalar/difference-offsets" },
  { order: 1, accuracy: [0, 1, 1], code: "scalar/difference-offsets" },
  { order: 1, accuracy: [0, Infinity], code: "scalar/difference-offsets" },
])("stencil($order, $accuracy) throws $code", ({ order, accuracy, code }) => {
  expect(caught(() => stencil(order, accuracy))).toMatchObject({ code });
});
