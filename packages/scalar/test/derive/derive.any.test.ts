import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivative } from "../../src/derivative.js";
import { derive } from "../../src/derive/derive.js";
import { lineNotation } from "../../src/derive/line-notation.js";
import type { Derivation } from "../../src/derive/step.js";
import { reals } from "../../src/evaluate/reals.js";
import { variables, type Expr } from "../../src/expr.js";
import { interpret } from "../../src/interpret.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";
import { accuracy, fromNumber, toNumber } from "../../src/real/index.js";
import { substitute } from "../../src/substitute.js";
import { anyFormula, anyValue, differentiable } from "../any-formula.js";
import { slopeOf } from "../quotient.js";

const told = (source: string, by: string): string[] => {
  const derivation = derive(parse(source), by);
  return derivation.steps.map(({ rule, equation, after }) => `${rule}${equation ? ` ${equation}` : ""}: ${lineNotation(derivation, after).text}`);
};

describe("the examples of MML chapter 5", () => {
  it("5.5: (2x + 1)^4 by the chain rule, 5.32", () => {
    expect(told("(2x+1)^4", "x")).toEqual([
      "chain 5.32: 4*(2*x + 1)^3*d/dx[2*x + 1]",
      "sum 5.31: 4*(2*x + 1)^3*(d/dx[2*x] + d/dx[1])",
      "constant factor: 4*(2*x + 1)^3*(2*d/dx[x] + d/dx[1])",
      "variable: 4*(2*x + 1)^3*(2*1 + d/dx[1])",
      "constant: 4*(2*x + 1)^3*(2*1 + 0)",
      "simplify: 8*(2*x + 1)^3",
    ]);
  });

  it("5.6: the partial derivatives of (x + 2y³)², 5.48", () => {
    expect(told("(x + 2y^3)^2", "x").at(-1)).toBe("simplify: 2*(x + 2*y^3)");
    expect(told("(x + 2y^3)^2", "y")).toEqual([
      "chain 5.48: 2*(x + 2*y^3)*∂/∂y[x + 2*y^3]",
      "sum 5.47: 2*(x + 2*y^3)*(∂/∂y[x] + ∂/∂y[2*y^3])",
      "constant: 2*(x + 2*y^3)*(0 + ∂/∂y[2*y^3])",
      "constant factor: 2*(x + 2*y^3)*(0 + 2*∂/∂y[y^3])",
      "power: 2*(x + 2*y^3)*(0 + 2*(3*y^2))",
      "simplify: 12*y^2*(x + 2*y^3)",
    ]);
  });

  it("5.7: x₁²x₂ + x₁x₂³", () => {
    expect(told("x_1^2 x_2 + x_1 x_2^3", "x_1").at(-1)).toBe("simplify: 2*x_1*x_2 + x_2^3");
    expect(told("x_1^2 x_2 + x_1 x_2^3", "x_2").at(-1)).toBe("simplify: x_1^2 + 3*x_1*x_2^2");
  });

  it("5.8: sin² t + 2 cos t", () => {
    expect(told("sin(t)^2 + 2cos(t)", "t")).toEqual([
      "sum 5.31: d/dt[sin(t)^2] + d/dt[2*cos(t)]",
      "chain 5.32: 2*sin(t)*d/dt[sin(t)] + d/dt[2*cos(t)]",
      "sin: 2*sin(t)*cos(t) + d/dt[2*cos(t)]",
      "constant factor: 2*sin(t)*cos(t) + 2*d/dt[cos(t)]",
      "cos: 2*sin(t)*cos(t) + 2*(-sin(t))",
      "simplify: 2*cos(t)*sin(t) - 2*sin(t)",
    ]);
  });
});

describe("each rule", () => {
  const rules: readonly (readonly [source: string, first: string, text: string])[] = [
    ["7", "constant: 0", "What does not depend on x has the derivative 0."],
    ["x", "variable: 1", "The derivative of x by itself is 1."],
    ["x - sin(x) + 2", "sum 5.31: d/dx[x] - d/dx[sin(x)] + d/dx[2]", "Sum rule: each term is differentiated on its own."],
    ["5 sin(x)", "constant factor: 5*d/dx[sin(x)]", "A constant factor stays before the derivative."],
    ["sin(x)/5", "constant factor: d/dx[sin(x)]/5", "A constant factor stays before the derivative."],
    ["x*sin(x)", "product 5.29: d/dx[x]*sin(x) + x*d/dx[sin(x)]", "Product rule: (f·g)' = f'·g + f·g'."],
    ["a*x*sin(x)", "constant factor: a*∂/∂x[x*sin(x)]", "A constant factor stays before the derivative."],
    ["x/sin(x)", "quotient 5.30: (d/dx[x]*sin(x) - x*d/dx[sin(x)])/sin(x)^2", "Quotient rule: (f/g)' = (f'·g - f·g')/g^2."],
    ["3/sin(x)", "quotient 5.30: -3*d/dx[sin(x)]/sin(x)^2", "Quotient rule with a constant above: (c/g)' = -c·g'/g^2."],
    ["x^5", "power: 5*x^4", "d/dx (x^5) = 5*x^4."],
    ["2^x", "exponential: 2^x*log(2)", "d/dx (2^x) = 2^x*log(2)."],
    ["sqrt(x)", "sqrt: 1/(2*sqrt(x))", "d/dx (sqrt(x)) = 1/(2*sqrt(x))."],
    ["sin(x^2)", "chain 5.32: cos(x^2)*d/dx[x^2]", "Chain rule with d/du (sin(u)) = cos(u)."],
    ["x^x", "chain 5.48: x^(x - 1)*x*d/dx[x] + x^x*log(x)*d/dx[x]", "Chain rule with ∂/∂u (u^v) = u^(v - 1)*v, ∂/∂v (u^v) = u^v*log(u)."],
    ["log(x)", "log: 1/x", "d/dx (log(x)) = 1/x."],
  ];
  it.each(rules)("%s", (source, first, text) => {
    expect(told(source, "x")[0]).toBe(first);
    expect(derive(parse(source), "x").steps[0]!.text).toBe(text);
  });

  it("names the table's source for the derivative of a function", () => {
    expect(derive(parse("sin(x^2)"), "x").steps.map(({ source }) => source)).toEqual(["DLMF 4.20.1", "DLMF 4.2.26, 4.4.2", undefined]);
  });

  it("tells of which part it speaks", () => {
    expect(derive(parse("x*sin(x^2)"), "x").steps.map(({ of }) => format(of))).toEqual(["x*sin(x^2)", "x", "sin(x^2)", "x^2", "1*sin(x^2) + x*(cos(x^2)*(2*x))"]);
  });
});

describe("a part that occurs again", () => {
  it("is derived once", () => {
    const steps = derive(parse("sin(x^2)*exp(sin(x^2))"), "x").steps;
    expect(steps.map(({ rule, of, text }) => `${rule} ${format(of)}${rule === "known" ? `: ${text}` : ""}`)).toEqual([
      "product sin(x^2)*exp(sin(x^2))", "chain sin(x^2)", "power x^2", "chain exp(sin(x^2))", "known sin(x^2): Already found, from step 2 on.",
      "simplify cos(x^2)*(2*x)*exp(sin(x^2)) + sin(x^2)*(exp(sin(x^2))*(cos(x^2)*(2*x)))",
    ]);
  });

  it("does not make a derivation longer than its graph", () => {
    const nested = Array.from({ length: 12 }).reduce<Expr>((inner) => substitute(parse("u*sin(u)"), { u: inner }), parse("x"));
    expect(derive(nested, "x").steps.length).toBeLessThan(60);
  });
});

describe("a line", () => {
  const derivation: Derivation = derive(parse("sin(a*x)"), "x");
  it("is printed with the derivatives that are still to be found, in text, LaTeX and MathML", () => {
    const { text, latex, mathml } = lineNotation(derivation, derivation.steps[0]!.after);
    expect(text).toBe("cos(a*x)*∂/∂x[a*x]");
    expect(latex).toBe("\\cos\\left(a x\\right) \\frac{\\partial}{\\partial x}\\left[a x\\right]");
    expect(mathml).toContain("<mfrac><mi>∂</mi><mrow><mi>∂</mi><mi>x</mi></mrow></mfrac>");
    expect(mathml).toContain('alttext="cos(a*x)*∂/∂x[a*x]"');
  });

  it("names its goals by variables that the expression does not have", () => {
    const taken = derive(parse("x^2"), "x").goals;
    expect(Object.keys(taken)).toEqual(["∂1"]);
    const expr = derive(parse("x^2"), "x").steps[0]!.before;
    expect(variables(expr)).toEqual(["∂1"]);
    expect(Object.keys(derive(expr, "∂1").goals)).toEqual(["∂∂1"]);
  });

  it("survives a structured clone", () => {
    const clone = structuredClone(derivation);
    expect(clone.steps.map(({ after }) => format(after))).toEqual(derivation.steps.map(({ after }) => format(after)));
  });
});

describe("of any formula", () => {
  it("the derivation begins with the goal, joins line to line, and ends with the derivative", () => {
    fc.assert(
      fc.property(anyFormula(), (expr) => {
        const { steps, result, goals } = derive(expr, "x");
        expect(result).toBe(derivative(expr, "x"));
        expect(goals[(steps[0]!.before as { name: string }).name]).toBe(expr);
        expect(steps.slice(1).map(({ before }) => before)).toEqual(steps.slice(0, -1).map(({ after }) => after));
        expect(steps.at(-1)!.after).toBe(result);
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it("every line has the same value, with difference quotients for what is still to be found", () => {
    const smooth = differentiable.filter((name) => !["sign", "floor", "ceil", "round", "heaviside", "step"].includes(name));
    const F = reals(200);
    let compared = 0;
    fc.assert(
      fc.property(anyFormula(smooth, 3), anyValue, anyValue, (expr, x, y) => {
        const expected = slopeOf(expr, { x, y }, "x");
        fc.pre(expected !== undefined);
        const { steps, goals } = derive(expr, "x");
        const slopes = Object.entries(goals).map(([name, goal]) => [name, slopeOf(goal, { x, y }, "x")] as const);
        fc.pre(slopes.every(([, slope]) => slope !== undefined));
        const env = Object.fromEntries([...Object.entries({ x, y }), ...slopes].map(([name, value]) => [name, fromNumber(value!)]));
        for (const line of [steps[0]!.before, ...steps.map(({ after }) => after)]) {
          const value = interpret(line, F, env);
          const isSharp = accuracy(value) >= 40;
          compared += Number(isSharp);
          expect(isSharp ? Math.abs(toNumber(value) - expected!) : 0).toBeLessThanOrEqual(1e-12 * Math.max(1e-3, Math.abs(expected!), ...slopes.map(([, s]) => Math.abs(s!))));
        }
      }),
      { seed: 5, numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(80);
  });
});
