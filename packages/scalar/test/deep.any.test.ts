import { describe, expect, it } from "vitest";
import { compile } from "../src/compile/compile.js";
import { derivative } from "../src/derivative.js";
import { adopt, call, postorder, variables } from "../src/expr.js";
import { interpret } from "../src/interpret.js";
import { numbers } from "../src/numbers.js";
import { simplify } from "../src/simplify.js";
import { substitute } from "../src/substitute.js";
import { nested, product, sum, x } from "./deep.js";

const size = 9000;
const deep = nested("sin", size);

describe("no depth and no length overflows the stack", () => {
  it.each([["nested", deep, 0.0183], ["a sum", sum(size), 40_495_501], ["a product", product(size), Infinity]] as const)("%s: interpret, compile, postorder, variables, adopt, substitute", (_, expr, value) => {
    const found = interpret(expr, numbers, { x: 1 });
    expect(found === value || Math.abs(found / value - 1) < 0.01).toBe(true);
    expect(compile(expr, ["x"])(1)).toBe(found);
    expect(postorder(expr).length).toBeGreaterThan(size);
    expect(variables(expr)).toEqual(["x"]);
    expect(adopt({ ...expr })).toBe(expr);
    expect(substitute(expr, { x })).toBe(expr);
  });

  it.each([["nested", deep], ["nested signs", nested("neg", size)]])("%s: simplify, derivative", (_, expr) => {
    expect(variables(simplify(expr))).toEqual(["x"]);
    expect(variables(derivative(call("square", expr), "x"))).toEqual(["x"]);
  });
});
