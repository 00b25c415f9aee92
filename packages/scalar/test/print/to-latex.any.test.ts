import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { call, variable, type Expr } from "../../src/expr.js";
import { arities, functionNames } from "../../src/functions.js";
import { parse } from "../../src/parse/parse.js";
import { toLatex } from "../../src/print/to-latex.js";
import { anyExpression } from "../any-expression.js";
import { checkLatex } from "./check-latex.js";

const functions: Readonly<Record<string, string>> = {
  neg: "-x", add: "x + y", sub: "x - y", mul: "x y", div: "\\frac{x}{y}", pow: "x^{y}", square: "x^{2}",
  exp: "e^{x}", expm1: "\\operatorname{expm1}\\left(x\\right)", log: "\\log\\left(x\\right)", log1p: "\\operatorname{log1p}\\left(x\\right)",
  log2: "\\log_{2}\\left(x\\right)", log10: "\\log_{10}\\left(x\\right)", logb: "\\log_{y}\\left(x\\right)", sqrt: "\\sqrt{x}", cbrt: "\\sqrt[3]{x}",
  sin: "\\sin\\left(x\\right)", cos: "\\cos\\left(x\\right)", tan: "\\tan\\left(x\\right)",
  asin: "\\arcsin\\left(x\\right)", acos: "\\arccos\\left(x\\right)", atan: "\\arctan\\left(x\\right)",
  atan2: "\\operatorname{atan2}\\left(x, y\\right)", hypot: "\\sqrt{x^{2} + y^{2}}", sinc: "\\operatorname{sinc}\\left(x\\right)",
  sinh: "\\sinh\\left(x\\right)", cosh: "\\cosh\\left(x\\right)", tanh: "\\tanh\\left(x\\right)",
  asinh: "\\operatorname{arsinh}\\left(x\\right)", acosh: "\\operatorname{arcosh}\\left(x\\right)", atanh: "\\operatorname{artanh}\\left(x\\right)",
  erf: "\\operatorname{erf}\\left(x\\right)", erfc: "\\operatorname{erfc}\\left(x\\right)", gamma: "\\Gamma\\left(x\\right)",
  lgamma: "\\log\\left(\\left|\\Gamma\\left(x\\right)\\right|\\right)", digamma: "\\psi\\left(x\\right)", polygamma: "\\psi^{\\left(x\\right)}\\left(y\\right)",
  sigmoid: "\\sigma\\left(x\\right)", softplus: "\\operatorname{softplus}\\left(x\\right)", relu: "\\operatorname{relu}\\left(x\\right)",
  abs: "\\left|x\\right|", sign: "\\operatorname{sgn}\\left(x\\right)", min: "\\min\\left(x, y\\right)", max: "\\max\\left(x, y\\right)",
  floor: "\\left\\lfloor x\\right\\rfloor ", ceil: "\\left\\lceil x\\right\\rceil ", round: "\\operatorname{round}\\left(x\\right)",
  heaviside: "H\\left(x\\right)", step: "\\operatorname{step}\\left(x\\right)",
  where: "\\begin{cases}y & \\text{if } x \\neq 0 \\\\ z & \\text{otherwise}\\end{cases}", restrict: "x",
};

it("every function of the table has its LaTeX here", () => {
  expect(Object.keys(functions)).toEqual(functionNames);
});

it.each(functionNames.map((name) => [name] as const))("%s prints as mathematics writes it", (name) => {
  const args = ["x", "y", "z"].slice(0, arities[name]).map(variable);
  expect(toLatex(call(name, ...args))).toBe(functions[name]);
});

describe("toLatex", () => {
  it.each([
    ["-x^2", "-x^{2}"],
    ["(x/y)^2", "\\left(\\frac{x}{y}\\right)^{2}"],
    ["x^(2/3)", "x^{\\frac{2}{3}}"],
    ["x^-1", "x^{-1}"],
    ["2^3^2", "2^{3^{2}}"],
    ["(2^3)^2", "\\left(2^{3}\\right)^{2}"],
    ["(a+b)/(a-b)", "\\frac{a + b}{a - b}"],
    ["a-(b-c)", "a - \\left(b - c\\right)"],
    ["-(-x)", "-\\left(-x\\right)"],
    ["2x*(x+1)", "2 x \\left(x + 1\\right)"],
    ["2*3*x", "2 \\cdot 3 x"],
    ["x*(1/2)", "x \\cdot \\frac{1}{2}"],
    ["-1/2*x", "-\\frac{1}{2} x"],
    ["(-2)^x", "\\left(-2\\right)^{x}"],
    ["2*2^x", "2 \\cdot 2^{x}"],
    ["6.02e23*x", "6.02 \\cdot 10^{23} x"],
    ["1e-30", "10^{-30}"],
    ["3.1416", "3.1416"],
  ])("%s as %s", (formula, latex) => {
    expect(toLatex(parse(formula))).toBe(latex);
  });

  it.each([
    ["sin(x)^2", "\\sin^{2}\\left(x\\right)"],
    ["log_b(x)^3", "\\log_{b}^{3}\\left(x\\right)"],
    ["sin(x)^(-1)", "\\left(\\sin\\left(x\\right)\\right)^{-1}"],
    ["sin(x)^n", "\\left(\\sin\\left(x\\right)\\right)^{n}"],
    ["exp(x)^2", "\\left(e^{x}\\right)^{2}"],
    ["sqrt(x)^2", "\\sqrt{x}^{2}"],
    ["polygamma(1, x)^2", "\\left(\\psi^{\\left(1\\right)}\\left(x\\right)\\right)^{2}"],
  ])("a power of a function: %s as %s", (formula, latex) => {
    expect(toLatex(parse(formula))).toBe(latex);
  });

  it.each([
    ["alpha", "\\alpha"],
    ["Omega", "\\Omega"],
    ["Alpha", "\\mathrm{Alpha}"],
    ["pi", "\\pi"],
    ["x_1", "x_{1}"],
    ["x1", "x_{1}"],
    ["theta_0", "\\theta_{0}"],
    ["x_max", "x_{\\mathrm{max}}"],
    ["x_i_2", "x_{i, 2}"],
    ["x_alpha", "x_{\\alpha}"],
    ["x_α_Ω", "x_{\\alpha, \\Omega}"],
    ["αβ_π", "{\\alpha \\beta}_{\\pi}"],
    ["speed", "\\mathrm{speed}"],
    ["Δx", "{\\Delta x}"],
    ["é", "\\text{é}"],
    ["a*speed", "a \\cdot \\mathrm{speed}"],
    ["2*speed", "2 \\mathrm{speed}"],
  ])("the name %s as %s", (formula, latex) => {
    expect(toLatex(parse(formula))).toBe(latex);
  });

  it("names that no formula has cannot leave their place", () => {
    expect(toLatex(variable("}\\input{x"))).toBe("\\text{\\char125 \\char92 input\\char123 x}");
  });
});

describe("the LaTeX of any expression is sound", () => {
  it("as KaTeX renders it", () => {
    fc.assert(fc.property(anyExpression(), (expr) => void expect(() => checkLatex(toLatex(expr))).not.toThrow()), { seed: 5, numRuns: 150 });
  });

  it.each(["x^{2}^{3}", "\\frac{a}", "\\left(x", "{x", "x}", "\\left(x\\right", "\\foo x", "^", "x__1", "é"])("KaTeX refuses %s", (latex) => {
    expect(() => checkLatex(latex)).toThrow("KaTeX");
  });
});

it("a sum of 20,000 terms prints, and one that would be too long does not", () => {
  const long = Array.from({ length: 20_000 }).reduce<Expr>((sum) => call("add", sum, variable("x")), variable("x"));
  const doubled = Array.from({ length: 60 }).reduce<Expr>((expr) => call("div", expr, expr), variable("x"));
  expect(toLatex(long).length).toBe(80_001);
  expect(() => toLatex(doubled)).toThrow("print: the text must have at most 10000000 characters");
});
