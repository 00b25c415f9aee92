import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../src/evaluate/evaluate.js";
import { call, variable, type Expr } from "../src/expr.js";
import type { Field } from "../src/field.js";
import { functionNames } from "../src/functions.js";
import { isGradkitError } from "../src/gradkit-error.js";
import { interpret } from "../src/interpret.js";
import { numbers } from "../src/numbers.js";
import { parse } from "../src/parse/parse.js";
import { caught } from "./caught.js";
import { anyFormula, anyValue } from "./any-formula.js";

/** A field whose elements are the texts of what is computed. */
const texts = {
  constant: String, pi: "pi", e: "e",
  ...Object.fromEntries(functionNames.map((name) => [name, (...args: string[]) => `${name}(${args.join()})`])),
} as unknown as Field<string>;

describe("interpret", () => {
  it("computes over the numbers", () => {
    expect(interpret(parse("x^2 + y/3"), numbers, { x: 3, y: 1 })).toBe(9 + 1 / 3);
    expect(interpret(parse("pi*e"), numbers, {})).toBe(Math.PI * Math.E);
  });

  it("computes over any field, by the names of the functions", () => {
    expect(interpret(parse("atan2(x, 2)^pi"), texts, { x: "x" })).toBe("pow(atan2(x,2),pi)");
    expect(interpret(parse("x/3 + 1/3"), texts, { x: "x" })).toBe("add(div(x,3),div(1,3))");
  });

  it("keeps long numbers exact where the field is", () => {
    const long = evaluate(parse("1/3 - 0.333333333333333333333333333333"));
    expect(Math.abs(long / (1e-30 / 3) - 1)).toBeLessThan(1e-15);
    expect(interpret(parse("123456789012345678901234567890"), numbers, {})).toBe(Number("123456789012345678901234567890"));
  });

  it("computes each distinct part once", () => {
    let calls = 0;
    let expr: Expr = variable("x");
    for (let k = 0; k < 100; k++) expr = call("add", expr, expr);
    interpret(expr, { ...numbers, add: (a, b) => (calls++, a + b) }, { x: 1 });
    expect(calls).toBe(100);
  });

  it("takes structured clones for what they were cloned from", () => {
    fc.assert(fc.property(anyFormula(), anyValue, anyValue, (expr, x, y) => void expect(interpret(structuredClone(expr), numbers, { x, y })).toBe(interpret(expr, numbers, { x, y }))), { seed: 5, numRuns: 100 });
  });

  it("names the variable that has no value, and those that have", () => {
    const thrown = caught(() => interpret(parse("x + speed"), numbers, { x: 1, sped: 2 })) as { data: unknown };
    expect(isGradkitError(thrown, "scalar/unbound")).toBe(true);
    expect(thrown.data).toEqual({ name: "speed", given: ["x", "sped"] });
    expect(isGradkitError(caught(() => interpret(parse("toString"), numbers, {})), "scalar/unbound")).toBe(true);
  });
});
