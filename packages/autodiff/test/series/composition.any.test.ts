import { expect, it } from "vitest";
import { evaluate, grad, jvp, stack, sum, trace, vmap, type Tensor } from "../../src/index.js";
import { ops } from "../../src/linalg/operations.js";
import { series } from "../../src/series/index.js";
import { pointOf, written, type Written } from "../control/cases.js";
import { linalgSamples } from "../linalg/samples.js";
import { allSamples, caseOf, distance, numbers, type Case } from "../primitives/case.js";
import { transformations } from "../primitives/transformations.js";
import { coefficients, curveOf, nested } from "./nested.js";

const order = 3;
type Terms = readonly (readonly Tensor[])[];

/** All coefficients of f along a curve, as tensors: a function that can be transformed in its turn. */
const expanded = (f: Case["f"], terms: Terms): Tensor[] =>
  (series as never as (g: unknown, terms: unknown, order: number) => Tensor[][])((...xs: Tensor[]) => f(xs), terms, order).flat();

/** The coefficients of a case as a case: a function of the terms of the curve. */
const asCase = (given: Case, seed: number): Case => {
  const { terms } = curveOf(given, seed);
  const n = given.at.length;
  return { at: terms.flat(), f: (xs) => expanded(given.f, [xs.slice(0, n), xs.slice(n, 2 * n), xs.slice(2 * n)]) };
};

const outer = {
  jvp: (given: Case): number => transformations.jvp(given, 1).error(),
  vjp: (given: Case): number => transformations.vjp(given, 1).error(),
  vmap: (given: Case): number => transformations.vmap(given, 1).error(),
  trace: ({ f, at }: Case): number => {
    const program = trace((...xs: Tensor[]) => f(xs), ...at);
    return distance(numbers(evaluate(program, ...at) as Tensor[]), numbers(f(at)));
  },
};

const inner = { jvp: transformations.jvp, vjp: transformations.vjp, vmap: transformations.vmap };

/** One sample of each primitive that has inputs to move, without empty axes. */
const rows = [...new Map([...allSamples, ...linalgSamples].filter(({ name, sample }) => !["iota", "stopGradient"].includes(name) && sample.shapes.every((shape) => !shape.includes(0))).map((row) => [row.name, row])).values()];

it("the table has a row for every primitive with inputs", () => {
  expect(rows.length).toBeGreaterThan(85);
  expect(Object.keys(outer)).toEqual(["jvp", "vjp", "vmap", "trace"]);
});

it.each(rows)("$title: its coefficients can be differentiated, batched and recorded", ({ name, sample, seed }) => {
  const given = asCase(caseOf(name, sample, seed), seed);
  const errors = Object.entries(outer).map(([title, errorOf]) => ({ title, error: errorOf(given) }));
  expect(errors.filter(({ error }) => !(error < 1e-6))).toEqual([]);
});

it.each(rows)("$title: its derivatives and batches have coefficients", ({ name, sample, seed }) => {
  const errors = Object.entries(inner).map(([title, transform]) => {
    const given = transform(caseOf(name, sample, seed), seed);
    const { terms, curve } = curveOf(given, seed);
    const [got, expected] = [coefficients(given.f, terms, 2), nested((t) => given.f(curve(t)), 2)];
    return { title, error: Math.max(...got.map((values, k) => distance(values, expected[k]!))) };
  });
  expect(errors.filter(({ error }) => !(error < 1e-9))).toEqual([]);
});

const ofWritten = (f: Written["f"], given: Written): Case => ({ f: (xs) => f(...xs), at: pointOf(given) });

it.each(written)("$name has the coefficients of its text written out, by itself and transformed", (given) => {
  const [loop, unrolled] = [given.f, given.unrolled].map((f) => asCase(ofWritten(f, given), 2));
  expect(distance(numbers(loop!.f(loop!.at)), numbers(unrolled!.f(unrolled!.at)))).toBeLessThan(1e-12);
  const results = Object.values({ ...inner, trace: traced }).map((transform) => {
    const [a, b] = [loop!, unrolled!].map((of) => transform(of, 1));
    return distance(numbers(a!.f(a!.at)), numbers(b!.f(b!.at)));
  });
  expect(Math.max(...results)).toBeLessThan(1e-10);
});

const traced = ({ f, at }: Case): Case => ({
  at,
  f: (xs) => evaluate(trace((...inputs: Tensor[]) => f(inputs), ...xs), ...xs) as readonly Tensor[],
});

it.each(written)("$name, batched or differentiated inside, has the coefficients of nested forward mode", (given) => {
  const results = Object.values(inner).map((transform) => {
    const within = transform(ofWritten(given.f, given), 2);
    const { terms, curve } = curveOf(within, 2);
    const [got, expected] = [coefficients(within.f, terms, 2), nested((t) => within.f(curve(t)), 2)];
    return Math.max(...got.map((values, k) => distance(values, expected[k]!)));
  });
  expect(Math.max(...results)).toBeLessThan(1e-9);
});

it("a perturbation of one level is a constant to every other", () => {
  const slope = (f: (t: Tensor) => Tensor, at: number | Tensor): Tensor => (series as never as (g: unknown, terms: unknown, order: number) => Tensor[])(f, [[ops.add(ops.constant(0), at as Tensor)], [ops.constant(1)]], 1)[1]!;
  // d/dx (x · d/dy (x + y)) at 1 is 1, and 2 where x and y are confused
  const outerSlope = slope((x) => ops.mul(x, slope((y) => ops.add(x, y), ops.constant(1))), ops.constant(1));
  expect(numbers([outerSlope])).toEqual([1]);
  expect(grad((x: Tensor) => ops.mul(x, slope((y) => ops.add(x, y), ops.constant(1))) as Tensor<[]>)(1)).toBe(1);
  const byJvp = slope((x) => ops.mul(x, (jvp as never as (g: unknown, x: unknown, dx: unknown) => { tangent: Tensor })((y: Tensor) => ops.add(x, y), [ops.constant(1)], [ops.constant(1)]).tangent), ops.constant(1));
  expect(numbers([byJvp])).toEqual([1]);
});

it("numbers can be read and branched on where the point has them", () => {
  const f = (x: Tensor): Tensor => (x.item() > 1 ? ops.square(x) : ops.neg(x));
  expect(series(f, [[3], [1]], 2)).toEqual([9, 6, 1]);
  expect(series(f, [[0], [1]], 2)).toEqual([-0, -1, 0]);
});

it("vmap over directions is a batch of curves", () => {
  const f = (x: Tensor): Tensor => sum(ops.exp(x));
  const all = vmap((d: Tensor) => stack(series(f, [[ops.zeros([2])], [d]] as never, 2) as unknown as Tensor[]))([[1, 0], [1, 1], [0, 2]]);
  expect(all).toEqual([[2, 1, 0.5], [2, 2, 1], [2, 2, 2]]);
});
