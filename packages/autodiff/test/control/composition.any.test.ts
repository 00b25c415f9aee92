import { expect, it } from "vitest";
import { evaluate, grad, sum, trace, type Tensor } from "../../src/index.js";
import { distance, numbers, type Case } from "../primitives/case.js";
import { transformations } from "../primitives/transformations.js";
import { pointOf, written, type Written } from "./cases.js";

type Transform = (given: Case, seed: number) => Case & { readonly error?: () => number };

/** A program of the function instead of the function. */
const traced: Transform = ({ f, at }) => ({
  at,
  f: (xs) => {
    const program = trace((...inputs: Tensor[]) => f(inputs), ...xs);
    return evaluate(program, ...xs) as readonly Tensor[];
  },
});

const all: readonly (readonly [string, Transform])[] = [...Object.entries(transformations), ["trace", traced]];
const pairs = [...all.map(([name, apply]) => ({ title: name, apply: [apply] })), ...all.flatMap(([outer, apply]) => all.map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply] })))];

const caseOf = (f: Written["f"], given: Written): Case & { readonly error?: () => number } => ({ f: (xs) => f(...xs), at: pointOf(given) });

it("these constructs are compared with their text written out, under six transformations and all pairs of them", () => {
  expect(written.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "cond",
      "cond whose test is in the batch",
      "cond in cond, with trees and tensors from outside",
      "scan over rows with weights from outside",
      "scan in reverse",
      "scan of no rows",
      "scan of a tree without rows, with a whole number",
      "scan that is linear in a constant alone",
      "scan whose carry ends where another begins",
      "scan over a tree of rows, some whole numbers",
      "fori",
      "fori of no steps",
      "whileLoop",
      "whileLoop with a counter that batches share",
      "whileLoop of no steps",
      "scan in scan",
      "whileLoop in scan",
      "cond in whileLoop",
      "scan in cond in checkpoint",
      "mapSum in scan",
      "mapSum over a tree",
      "checkpoint of checkpoint",
      "customJvp in scan",
    ]
  `);
  expect(pairs).toHaveLength(42);
});

it.each(written)("$name is what it says under every pair of transformations", (given) => {
  const errors = pairs.flatMap(({ title, apply }) => {
    const [loop, unrolled] = [given.f, given.unrolled].map((f) => apply.reduce((current, transform, k) => transform(current, k + 1), caseOf(f, given)));
    return [{ title, error: distance(numbers(loop!.f(loop!.at)), numbers(unrolled!.f(unrolled!.at))) }];
  });
  expect(errors.filter(({ error }) => !(error < 1e-11))).toEqual([]);
});

it.each(written)("$name agrees with differences, forward and reverse", (given) => {
  const { jvp, linearize, vjp } = transformations;
  const errors = [jvp, linearize, vjp].map((transform) => transform(caseOf(given.f, given), 2).error());
  expect(Math.max(...errors)).toBeLessThan(1e-7);
});

it.each(written)("$name has the third derivative of its text written out, forward and reverse", (given) => {
  const third = (f: Written["f"]): Tensor => {
    const [first, ...rest] = pointOf(given);
    const onFirst = (x: Tensor): Tensor => f(x, ...rest).reduce((total, y) => total.add(sum(y.sin())), sum(x));
    const bySum = (g: (x: Tensor) => Tensor) => (x: Tensor): Tensor => sum((grad(g as never) as unknown as (x: Tensor) => Tensor)(x).sin()) as Tensor;
    return (grad(bySum(bySum(onFirst)) as never) as unknown as (x: Tensor) => Tensor)(first!);
  };
  expect(distance(numbers([third(given.f)]), numbers([third(given.unrolled)]))).toBeLessThan(1e-11);
});
