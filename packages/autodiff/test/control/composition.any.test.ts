import { expect, it } from "vitest";
import { grad, sum, type Tensor } from "../../src/index.js";
import { distance, numbers } from "../primitives/case.js";
import { transformations } from "../primitives/transformations.js";
import { pointOf, written, type Written } from "./cases.js";
import { caseOf, differing, pairs } from "./pairs.js";

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

// Every pair meets some constructs here, and all of them in composition.slow.test.ts.
it.each(written.map((given, k) => ({ ...given, which: pairs.filter((_, i) => i % 6 === k % 6) })))("$name is what it says under a sixth of the transformations and their pairs", ({ which, ...given }) => {
  expect(which).toHaveLength(7);
  expect(differing(given, which)).toEqual([]);
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
