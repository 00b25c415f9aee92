import { interpret, parse } from "@gradkit/scalar";
import { array } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { field, grad, hessian, jacobian, jvp, tensor, type Tensor } from "../../src/index.js";
import data from "./derivatives.json" with { type: "json" };

/** A formula as a function of a vector: scalar's interpreter over tensors. */
const formula = (expr: string, variables: readonly string[]) => {
  const parsed = parse(expr);
  return (x: Tensor): Tensor => interpret(parsed, field, Object.fromEntries(variables.map((name, k) => [name, x.slice(k)])));
};

/** The largest difference, relative to the largest number expected, or 1. */
const distance = (got: unknown, expected: unknown): number => {
  const [a, b] = [got, expected].map((of) => (typeof of === "number" ? [of] : [...array(of as number[])]));
  expect(a).toHaveLength(b!.length);
  const scale = Math.max(1, ...b!.map(Math.abs));
  return Math.max(...a!.map((x, k) => Math.abs(x - b![k]!) / scale));
};

it("the data are complete", () => {
  expect([data.univariate, data.multivariate, data.tensors].map(({ length }) => length)).toEqual([53, 15, 20]);
});

describe.each(data.univariate)("$expr", ({ expr, variable, points }) => {
  const f = (x: Tensor): Tensor => interpret(parse(expr), field, { [variable]: x });
  const forward = (g: (x: Tensor) => Tensor) => (x: Tensor): Tensor => jvp(g, [x], [tensor(1)]).tangent as Tensor;
  const reverse = (g: (x: Tensor) => Tensor) => (x: Tensor): Tensor => grad(g)(x) as Tensor;

  it("has the right derivatives to order 4 by nesting, forward and in turns", () => {
    for (const { x, derivatives } of points) {
      const nests = [[], [forward], [reverse, forward], [forward, reverse, forward], [forward, reverse, reverse, forward]].map((nest) => nest.reduce((g, d) => d(g), f));
      const forwards = [0, 1, 2, 3, 4].map((n) => Array.from({ length: n }, () => forward).reduce((g, d) => d(g), f));
      // The quotient rule cancels digits near removable points: expm1(x)/x loses four of them at 1/8.
      expect(distance(nests.map((g) => g(tensor(x)).item()), derivatives), `mixed at ${x}`).toBeLessThan(2e-11);
      expect(distance(forwards.map((g) => g(tensor(x)).item()), derivatives), `forward at ${x}`).toBeLessThan(2e-11);
    }
  });
});

describe.each(data.multivariate)("$expr", ({ expr, variables, points }) => {
  it("has the right value, gradient and Hessian", () => {
    const f = formula(expr, variables);
    for (const { at, value, gradient, hessian: second } of points) {
      expect(distance(f(tensor(at)).item(), value)).toBeLessThan(1e-14);
      expect(distance(grad(f)(at), gradient)).toBeLessThan(1e-13);
      expect(distance(hessian(f)(at), second)).toBeLessThan(1e-12);
    }
  });
});

describe.each(data.tensors)("$expr", ({ expr, variables, at, orders }) => {
  it("has the right derivative tensors to order 3", () => {
    const f = formula(expr, variables);
    const derivative = (g: (x: Tensor) => Tensor, n: number): ((x: Tensor) => Tensor) => (n === 0 ? g : (jacobian(derivative(g, n - 1)) as unknown as (x: Tensor) => Tensor));
    const got = [0, 1, 2, 3].map((n) => [...array((derivative(f, n)(tensor(at))).toArray() as number[])]);
    for (const [n, numbers] of got.entries()) expect(distance(numbers, (orders[n] as number[]).flat()), `order ${n}`).toBeLessThan(1e-12);
  });
});
