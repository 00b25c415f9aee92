import { describe, expect, it } from "vitest";
import { compile } from "../src/compile/compile.js";
import { derivative } from "../src/derivative.js";
import { derive } from "../src/derive/derive.js";
import { equal } from "../src/equal/equal.js";
import { adopt, call, constant, postorder, variable, variables, type Expr } from "../src/expr.js";
import { interpret } from "../src/interpret.js";
import { numbers } from "../src/numbers.js";
import { simplify } from "../src/simplify.js";
import { substitute } from "../src/substitute.js";

const x = variable("x");
const size = 15_000;
const nested = (name: "sin" | "neg", count: number): Expr => Array.from({ length: count }).reduce<Expr>((inner) => call(name, inner), x);
const sum = Array.from({ length: size }, (_, k) => call("mul", constant(k), call("pow", x, constant(k % 7)))).reduce<Expr>((total, term) => call("add", total, term), x);
const product = Array.from({ length: size }, (_, k) => call("add", x, constant(k))).reduce<Expr>((total, factor) => call("mul", total, factor), x);
const deep = nested("sin", size);

describe("no depth and no length overflows the stack", () => {
  it.each([["nested", deep, 0.01414], ["a sum", sum, 112_492_501], ["a product", product, Infinity]] as const)("%s: interpret, compile, postorder, variables, adopt, substitute", (_, expr, value) => {
    const found = interpret(expr, numbers, { x: 1 });
    expect(found === value || Math.abs(found / value - 1) < 0.01).toBe(true);
    expect(compile(expr, ["x"])(1)).toBe(found);
    expect(postorder(expr).length).toBeGreaterThan(size);
    expect(variables(expr)).toEqual(["x"]);
    expect(adopt({ ...expr })).toBe(expr);
    expect(substitute(expr, { x })).toBe(expr);
  });

  it.each([["nested", deep], ["nested signs", nested("neg", size)], ["a sum", sum], ["a product", product]])("%s: simplify", (_, expr) => {
    expect(variables(simplify(expr))).toEqual(["x"]);
  });

  it.each([["nested", nested("sin", 500)], ["nested signs", nested("neg", size)], ["a sum", sum]])("%s: derivative, derive, equal", (_, expr) => {
    expect(variables(derivative(call("square", expr), "x"))).toEqual(["x"]);
    expect(derive(expr, "x").steps.at(-1)!.after).toBe(derivative(expr, "x"));
    expect(equal(expr, call("add", expr, constant(1)))).toMatchObject({ equal: false, counterexample: {} });
  });
});
