import { expect, it } from "vitest";
import * as g from "../../src/index.js";
import { series } from "../../src/series/index.js";

type T = g.Tensor;

/** More elements than are computed together, so that the last lot is not full. */
const size = 600;
const numbers = (from: number, to: number): number[] => Array.from({ length: size }, (_, i) => from + ((to - from) * ((i * 7919) % size)) / size);
const order = 7;

const functions: readonly (readonly [string, (x: T) => T, readonly [number, number]])[] = [
  ["sums and products", (x) => g.sub(g.mul(x, g.add(1, x)), g.square(g.neg(x))), [-2, 2]],
  ["a quotient", (x) => g.div(g.add(1, x), g.add(2, g.square(x))), [-2, 2]],
  ["a quotient by a constant", (x) => g.div(g.square(x), 3), [-2, 2]],
  ["exp of sin", (x) => g.exp(g.sin(x)), [-2, 2]],
  ["cos and tan", (x) => g.mul(g.cos(x), g.tan(x)), [-1, 1]],
  ["log and √", (x) => g.add(g.log(x), g.sqrt(x)), [0.5, 4]],
  ["asin and atan", (x) => g.add(g.asin(x), g.atan(x)), [-0.8, 0.8]],
  ["tanh and the sigmoid", (x) => g.add(g.tanh(x), g.sigmoid(x)), [-3, 3]],
  ["a power that is not whole", (x) => g.pow(x, 2.5), [0.5, 4]],
  ["atan2 and hypot with a constant", (x) => g.add(g.atan2(x, 2), g.hypot(x, 2)), [0.5, 4]],
  ["a function without a recurrence", (x) => g.lgamma(x), [1, 4]],
];

const close = (value: number): unknown => expect.closeTo(value, 9);
const elements = (coefficient: unknown): number[] => Array.from(coefficient as Float64Array | number[]);
/** The coefficients along a curve that bends, of many elements together and of one alone. */
const together = (f: (x: T) => T, xs: readonly number[]): number[][] => series(f, [[xs], [xs.map(() => 1)], [xs.map(() => 0.5)]] as never, order).map(elements);
const alone = (f: (x: T) => T, x: number): number[] => series(f, [[x], [1], [0.5]] as never, order) as never;
const chosen = [0, 1, 255, 256, 511, 512, size - 1];

it.each(functions)("%s: many elements have the coefficients that each has alone", (_, f, [from, to]) => {
  const xs = numbers(from, to);
  const all = together(f, xs);
  for (const i of chosen) expect(all.map((coefficient) => coefficient[i])).toEqual(alone(f, xs[i]!).map(close));
});

it.each(functions)("%s: numbers have the coefficients that a program has where they come later", (_, f, [from, to]) => {
  const x = from + 0.3 * (to - from);
  const program = g.trace((at: T) => series(f, [[at], [1], [0.5]] as never, order), 1);
  expect(alone(f, x)).toEqual((g.evaluate(program, x) as number[]).map(close));
});

it.each(functions)("%s: an element that is NaN leaves the others as they are", (_, f, [from, to]) => {
  const xs = [from + 0.4 * (to - from), NaN];
  const all = together(f, xs);
  expect(all.map(([first]) => first)).toEqual(alone(f, xs[0]!).map(close));
  expect(all[0]![1]).toBeNaN();
});

it("float32 stays float32, with coefficients as exact as it is", () => {
  const x = new Float32Array([0.5, 1]);
  const [, , third] = series((at: T) => g.exp(at), [[g.tensor(x)], [g.tensor(new Float32Array([1, 1]))]], 2);
  expect(third!.dtype).toBe("float32");
  expect(g.toArray(third!)).toEqual([Math.exp(0.5) / 2, Math.E / 2].map((value) => expect.closeTo(value, 6)));
});

it("no elements have no coefficients", () => {
  expect(series((x) => g.exp(g.sin(x)), [[g.zeros([0])], [g.zeros([0])]], 2).map(({ shape }) => shape)).toEqual([[0], [0], [0]]);
});
