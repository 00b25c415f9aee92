import { describe, expect, it } from "vitest";
import { derivative } from "../../src/derivative.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { reals } from "../../src/evaluate/reals.js";
import { variables } from "../../src/expr.js";
import { interpret } from "../../src/interpret.js";
import { parse } from "../../src/parse/parse.js";
import { fromNumber, toNumber } from "../../src/real/index.js";
import { randomExpression, uniform } from "../audit/random-expression.js";

const value = (source: string, env: Readonly<Record<string, number>> = {}): number => evaluate(parse(source), env);

describe("evaluate", () => {
  it("is within two ulps of the value in 400 bits, at 100 random expressions", () => {
    const random = uniform(9);
    const F = reals(400);
    const errors = Array.from({ length: 100 }, () => {
      const { expr, at } = randomExpression(random, 4);
      const exact = toNumber(interpret(expr, F, Object.fromEntries(variables(expr).map((name) => [name, fromNumber(at[name as "x" | "y"]!)]))));
      return Math.abs(evaluate(expr, at) - exact) / Math.max(Math.abs(exact), Number.MIN_VALUE);
    });
    expect(Math.max(...errors)).toBeLessThanOrEqual(2 * Number.EPSILON);
  });

  it("takes numbers of the expression exactly, and those of the environment as the doubles that they are", () => {
    expect(value("0.1 + 0.2")).toBe(0.3);
    expect(value("x + y", { x: 0.1, y: 0.2 })).toBe(0.1 + 0.2);
    expect(value("1/3 - 0.333333333333")).toBe(1 / 3e12);
    expect(value("10^25 - x", { x: 1e25 })).toBe(-905969664);
  });

  it("saturates as IEEE doubles do", () => {
    expect([value("exp(x)", { x: 800 }), value("-exp(x)", { x: 800 }), value("exp(-x)", { x: 800 }), value("tanh(x)", { x: 400 })]).toEqual([Infinity, -Infinity, 0, 1]);
  });

  it("evaluates at infinity, where the terms agree", () => {
    expect([value("atan(x)", { x: Infinity }), value("exp(-x)", { x: Infinity }), value("x^2", { x: -Infinity })]).toEqual([Math.PI / 2, 0, Infinity]);
    expect(() => value("x - x*2 + x", { x: Infinity })).toThrow("infinite and undefined terms meet");
  });

  it("has the limit where all ways to the point share one", () => {
    expect([value("sin(x*y)/x", { x: 0, y: 2 }), value("x^3/(x^2 + y^2)", { x: 0, y: 0 }), value("log(x^2 + y^2)", { x: 0, y: 0 })]).toEqual([2, 0, -Infinity]);
  });

  it("needs no x where the expression has none", () => {
    expect(value("2*pi")).toBe(2 * Math.PI);
    expect(value("2", { unused: NaN })).toBe(2);
  });
});

describe("evaluate says why there is no value", () => {
  it.each([
    ["log(x)", { x: -1 }, "evaluate: no value at x = -1: log of a negative number"],
    ["1/x", { x: 0 }, "evaluate: no value at x = 0: division by zero, and the limit is Infinity from the right and -Infinity from the left"],
    ["abs(x)/x", { x: 0 }, "evaluate: no value at x = 0: division by zero, and the limit is 1 from the right and -1 from the left"],
    ["sin(1/x)", { x: 0 }, "evaluate: no value at x = 0: division by zero, and near the point it approaches no value"],
    ["x*y/(x^2 + y^2)", { x: 0, y: 0 }, "evaluate: no value at x = 0, y = 0: division by zero, and the limit depends on the direction"],
    ["asin(x)", { x: 1.5 }, "evaluate: no value at x = 1.5: asin of a number outside [-1, 1]"],
    ["0/0", {}, "division by zero"],
    ["x", {}, "evaluate: no value for the variable x, got none"],
  ] as const)("%s at %j: %s", (source, env, message) => {
    expect(() => value(source, env)).toThrow(message);
  });

  it("where a derivative's formula has a value and the derivative has none", () => {
    expect(() => evaluate(derivative(parse("2*log(x)"), "x"), { x: -1 })).toThrow("log of a negative number");
    expect(() => evaluate(derivative(parse("x - floor(x)"), "x"), { x: 3 })).toThrow("floor jumps there, so it has no derivative");
    expect(evaluate(derivative(parse("x - floor(x)"), "x"), { x: 3.5 })).toBe(1);
  });

  it.each([
    ["floor(max(x, 0))", -1, 0],
    ["ceil(relu(sin(x))) + x^2", -1, -2],
    ["floor(abs(x))", 0, 0],
    ["ceil(cos(x))", 0, 0],
  ])("but a step whose argument does not cross it has a derivative: %s at %d", (source, x, slope) => {
    expect(evaluate(derivative(parse(source), "x"), { x })).toBe(slope);
  });
});
