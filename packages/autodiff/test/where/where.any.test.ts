import { expect, it } from "vitest";
import { customJvp, div, expm1, grad, hessian, matmul, mul, square, sum, where, type Tensor } from "../../src/index.js";
import { eagerly, forms, leaks, modes, selections, whereCase, whereNames } from "./cases.js";

const divided = customJvp((x: Tensor) => x, (_, [dx]) => div(dx!, 1) as Tensor) as unknown as (x: Tensor) => Tensor;

/** Each order of derivatives in some way; all ways take patience. */
const few = ["reverse", "forward", "forward over reverse", "reverse over reverse"];

it("a branch that is not taken is tried in nineteen forms, under six selections and eleven transformations", () => {
  expect([forms, selections, modes].map((of) => Object.keys(of).length)).toEqual([19, 6, 11]);
  expect(whereNames.length).toBeGreaterThan(45);
  expect(few.filter((mode) => !(mode in modes))).toEqual([]);
});

it.each(whereNames)("where leaves out %s, whatever its values and slopes", (name) => {
  expect(leaks(whereCase(name, "times x"), eagerly, few)).toEqual([]);
});

it.each(Object.keys(forms))("where leaves out a function that stands %s", (form) => {
  expect(leaks(whereCase("pow", form), eagerly, few)).toEqual([]);
});

it.each(Object.keys(selections))("%s leaves out a branch", (selection) => {
  expect(leaks(whereCase("log", "in a product of matrices", selection), eagerly, few)).toEqual([]);
});

it.each<{ readonly title: string; readonly f: (x: Tensor) => Tensor }>([
  { title: "a product", f: (x) => mul(x, 1) as Tensor },
  { title: "a quotient", f: (x) => divided(x) },
  { title: "a selection", f: (x) => where(1, x, 0) as Tensor },
  { title: "a product of matrices", f: (x) => matmul([[1]], x) as Tensor },
])("a cotangent that is 0 by chance behind a selection has the derivatives that it has, through $title", ({ f }) => {
  // (eˣ − 1)² has the derivative 0 and the second derivative 2 at 0.
  const chance = (x: Tensor): Tensor => sum(square(where(1, f(expm1(x) as Tensor), 0)));
  expect(hessian(chance)([0])).toEqual([[2]]);
  expect(grad((x: Tensor) => sum(grad(chance)(x)))([0])).toEqual([2]);
});
