import { describe, expect, it } from "vitest";
import { derivative } from "../src/derivative.js";
import { derive } from "../src/derive/derive.js";
import { equal } from "../src/equal/equal.js";
import { call, constant, variables } from "../src/expr.js";
import { simplify } from "../src/simplify.js";
import { nested, product, sum } from "./deep.js";

const size = 15_000;

describe("no depth and no length overflows the stack", () => {
  it.each([["a sum", sum(size)], ["a product", product(size)]])("%s: simplify, derivative", (_, expr) => {
    expect(variables(simplify(expr))).toEqual(["x"]);
    expect(variables(derivative(call("square", expr), "x"))).toEqual(["x"]);
  });

  it.each([["nested", nested("sin", 500)], ["nested signs", nested("neg", size)], ["a sum", sum(size)]])("%s: derive, equal", (_, expr) => {
    expect(derive(expr, "x").steps.at(-1)!.after).toBe(derivative(expr, "x"));
    expect(equal(expr, call("add", expr, constant(1)))).toMatchObject({ equal: false, counterexample: {} });
  });
});
