import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile/compile.js";
import { derivative } from "../src/derivative.js";
import { evaluate } from "../src/evaluate/evaluate.js";
import { adopt, call, constant, e, pi, postorder, variable, variables } from "../src/expr.js";
import { isGradkitError } from "../src/gradkit-error.js";
import { parse } from "../src/parse/parse.js";
import { format } from "../src/print/format.js";
import { rational } from "../src/rational.js";
import { simplify } from "../src/simplify.js";
import { anyFormula } from "./any-formula.js";
import { caught } from "./caught.js";

describe("expressions", () => {
  it("that are equal are one object", () => {
    expect(call("add", variable("x"), constant(1))).toBe(parse("x + 1"));
    expect(constant(0.5)).toBe(constant(rational(1n, 2n)));
    expect(call("add", variable("x"), constant(1))).not.toBe(parse("1 + x"));
  });

  it("are frozen plain data", () => {
    const expr = parse("2x");
    expect(Object.isFrozen(expr)).toBe(true);
    expect(structuredClone(expr)).toEqual({ kind: "call", name: "mul", args: [{ kind: "number", value: 2, num: 2n, den: 1n }, { kind: "variable", name: "x" }] });
  });

  it("keep numbers exactly", () => {
    expect(constant(0.1)).not.toBe(parse("0.1"));
    expect(parse("0.1")).toBe(constant(rational(1n, 10n)));
    expect(constant(2 ** 70).num).toBe(2n ** 70n);
  });

  it("hold finite numbers only", () => {
    expect(isGradkitError(caught(() => constant(NaN)), "scalar/not-finite")).toBe(true);
    expect(isGradkitError(caught(() => constant(-Infinity)), "scalar/not-finite")).toBe(true);
  });

  it("come back from a structured clone as the same object", () => {
    fc.assert(fc.property(anyFormula(), (expr) => void expect(adopt(structuredClone(expr))).toBe(expr)), { seed: 5, numRuns: 200 });
    expect([adopt(structuredClone(pi)), adopt(structuredClone(e))]).toEqual([pi, e]);
  });

  it("list their variables, sorted, each once", () => {
    expect(variables(parse("y*x + x_2 - sin(y)"))).toEqual(["x", "x_2", "y"]);
  });
});

describe("postorder", () => {
  it("gives every distinct part once, parts before wholes", () => {
    fc.assert(
      fc.property(anyFormula(), (expr) => {
        const order = postorder(expr);
        const place = new Map(order.map((node, k) => [node, k]));
        expect(place.size).toBe(order.length);
        expect(order.at(-1)).toBe(expr);
        expect(order.every((node, k) => node.kind !== "call" || node.args.every((arg) => place.get(arg)! < k))).toBe(true);
      }),
      { seed: 5, numRuns: 200 },
    );
  });

  it("walks several expressions as one", () => {
    const [a, b] = [parse("x + 1"), parse("sin(x + 1)")];
    expect(postorder(a, b)).toEqual([variable("x"), constant(1), a, b]);
    expect(postorder()).toEqual([]);
  });
});

it.each([
  ["derivative", () => derivative("x^2" as never, "x")],
  ["simplify", () => simplify("x^2" as never)],
  ["evaluate", () => evaluate("x^2" as never, { x: 1 })],
  ["compile", () => compile("x^2" as never, ["x"])],
  ["format", () => format("x^2" as never)],
  ["variables", () => variables("x^2" as never)],
])("%s of a text says that it must be parsed first", (_, call) => {
  expect(call).toThrow('expression: expected what parse gives, got the text "x^2". Did you mean parse("x^2")?');
});

it("what is no expression at all is refused, and so is a value that is no number", () => {
  expect(() => adopt(undefined as never)).toThrow("expression: expected what parse gives, got undefined");
  expect(() => evaluate(variable("x"), { x: "1" as never })).toThrow("evaluate: the value of x must be a number, got a string");
});
