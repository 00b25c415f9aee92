import { describe, expect, it } from "vitest";
import { call, variable, variables, type Expr } from "../src/expr.js";
import { isGradkitError } from "../src/gradkit-error.js";
import { parse } from "../src/parse/parse.js";
import { substitute } from "../src/substitute.js";
import { caught } from "./caught.js";

describe("substitute", () => {
  it("replaces variables by expressions and numbers", () => {
    expect(substitute(parse("x^2 + y"), { x: parse("sin(t)"), y: 3 })).toBe(parse("sin(t)^2 + 3"));
  });

  it("replaces all at once: two variables can be swapped", () => {
    expect(substitute(parse("x/y"), { x: variable("y"), y: variable("x") })).toBe(parse("y/x"));
    expect(substitute(parse("x"), { x: parse("x + 1") })).toBe(parse("x + 1"));
  });

  it("leaves the same object where nothing is replaced, and simplifies nothing", () => {
    const expr = parse("x + 0*y");
    expect(substitute(expr, { z: 1 })).toBe(expr);
    expect(substitute(expr, { y: 0 })).toBe(parse("x + 0*0"));
  });

  it("does not take inherited properties for replacements", () => {
    const expr = parse("toString + constructor");
    expect(substitute(expr, {})).toBe(expr);
  });

  it("takes structured clones", () => {
    expect(substitute(structuredClone(parse("x + 1")), { x: structuredClone(parse("2y")) })).toBe(parse("2y + 1"));
  });

  it("refuses numbers that are not finite", () => {
    expect(isGradkitError(caught(() => substitute(parse("x"), { x: Infinity })), "scalar/not-finite")).toBe(true);
  });

  it("walks shared parts once", () => {
    let shared: Expr = variable("x");
    for (let k = 0; k < 200; k++) shared = call("add", shared, shared);
    expect(variables(substitute(shared, { x: variable("y") }))).toEqual(["y"]);
  });
});
