import { describe, expect, it } from "vitest";
import { derivativeAt } from "../../src/evaluate/derivative-at.js";
import { parse } from "../../src/parse/parse.js";

const at = (source: string, env: Readonly<Record<string, number>>, order = 1, by = "x") => derivativeAt(parse(source), by, env, order);

describe("derivativeAt", () => {
  it("agrees from both sides where the derivative exists", () => {
    expect(at("x^2", { x: 3 })).toEqual({ exists: true, value: 6, left: 6, right: 6 });
    expect(at("x^4", { x: 1 }, 3)).toEqual({ exists: true, value: 24, left: 24, right: 24 });
  });

  it.each([
    ["abs(x)", 0, { value: 0, left: -1, right: 1, reason: "the one-sided derivatives differ" }],
    ["relu(x)", 0, { left: 0, right: 1, reason: "the one-sided derivatives differ" }],
    ["max(x, x^2)", 1, { value: 1.5, left: 1, right: 2, reason: "the one-sided derivatives differ" }],
    ["cbrt(x)^2", 0, { left: -Infinity, right: Infinity, reason: "the one-sided derivatives differ" }],
    ["cbrt(x)", 0, { left: Infinity, right: Infinity, reason: "the tangent is vertical" }],
    ["sign(x)", 0, { left: 0, right: 0, reason: "the function jumps there" }],
    ["floor(x)", 2, { left: 0, right: 0, reason: "the function jumps there" }],
    ["where(x, 1, 2)", 0, { left: 0, right: 0, reason: "the function jumps there" }],
    ["atan(1/x)", 0, { left: -1, right: -1, reason: "the function has no value there" }],
    ["abs(x)/x", 0, { left: 0, right: 0, reason: "the function has no value there" }],
    ["1/x^2", 0, { left: Infinity, right: -Infinity, reason: "the function is infinite there" }],
    ["sqrt(x)", 0, { right: Infinity, reason: "there is no derivative from the left: square root of a negative number" }],
    ["log(x)", -1, { reason: "log of a negative number" }],
    ["x*sin(1/x)", 0, { reason: "division by zero, and near the point it approaches no value" }],
  ])("of %s at %d does not exist, and says why", (source, x, wanted) => {
    expect(at(source, { x })).toMatchObject({ exists: false, ...wanted });
  });

  it("of x²·sin(1/x) at 0 is 0, though the derivative approaches no value there", () => {
    expect(at("x^2*sin(1/x)", { x: 0 })).toEqual({ exists: true, value: 0, left: 0, right: 0 });
  });

  it("is right at points that are tiny or huge", () => {
    expect(at("sqrt(x^2 + y^2)", { x: 3e-200, y: 4e-200 })).toMatchObject({ exists: true, value: 0.6 });
    expect(at("lgamma(x)", { x: 1e-300 }).exists).toBe(true);
    expect(at("cos(x)", { x: 1e300 })).toMatchObject({ exists: true, value: 0.8178819121159085 });
  });

  it("sees a partial derivative where the expression is not defined along the variable's axis", () => {
    expect(at("sin(x*y)/x", { x: 0, y: 2 }, 1, "y")).toMatchObject({ exists: true, value: 1 });
    expect(at("x^y", { x: 0, y: 2 }, 1, "y")).toMatchObject({ exists: true, value: 0 });
  });

  it("of a higher order exists only where that of the order below is continuous", () => {
    expect(at("x*abs(x)", { x: 0 }, 2)).toMatchObject({ exists: false, left: -2, right: 2 });
    expect(at("abs(x)^3", { x: 0 }, 3)).toMatchObject({ exists: false, left: -6, right: 6 });
    expect(at("abs(x)", { x: 0 }, 2)).toMatchObject({ exists: false, left: 0, right: 0, reason: "the function jumps there" });
  });
});
