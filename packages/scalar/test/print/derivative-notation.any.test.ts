import { expect, it } from "vitest";
import { parse } from "../../src/parse/parse.js";
import { derivativeNotation, type Derivative } from "../../src/print/derivative-notation.js";
import { checkLatex } from "./check-latex.js";
import { checkMathML } from "./check-mathml.js";

const cases: readonly (readonly [title: string, derivative: Derivative, text: string, latex: string])[] = [
  ["a derivative", { of: "f", by: ["x"] }, "df/dx", "\\frac{df}{dx}"],
  ["a higher one", { of: "f", by: ["x", "x", "x"] }, "d^3f/dx^3", "\\frac{d^{3} f}{dx^{3}}"],
  ["a partial one on request", { of: "L", by: ["theta_1"], partial: true }, "∂L/∂theta_1", "\\frac{\\partial L}{\\partial \\theta_{1}}"],
  ["a mixed one, by x first", { of: "f", by: ["x", "y"] }, "∂^2f/(∂y ∂x)", "\\frac{\\partial^{2} f}{\\partial y \\partial x}"],
  ["a higher mixed one", { of: "f", by: ["x", "x", "y"] }, "∂^3f/(∂y ∂x^2)", "\\frac{\\partial^{3} f}{\\partial y \\partial x^{2}}"],
  ["one of an expression", { of: parse("sin(x)"), by: ["x"] }, "d/dx (sin(x))", "\\frac{d}{dx} \\left(\\sin\\left(x\\right)\\right)"],
  ["one of an expression of two variables", { of: parse("x*y"), by: ["x", "x"] }, "∂^2/∂x^2 (x*y)", "\\frac{\\partial^{2}}{\\partial x^{2}} \\left(x y\\right)"],
  ["none", { of: "f", by: [] }, "f", "f"],
];

it.each(cases)("derivativeNotation writes %s", (_, derivative, text, latex) => {
  const notation = derivativeNotation(derivative);
  expect({ text: notation.text, latex: notation.latex }).toEqual({ text, latex });
  expect(() => checkLatex(notation.latex)).not.toThrow();
  expect(() => checkMathML(notation.mathml)).not.toThrow();
  expect(notation.mathml).toContain(`alttext="${text}"`);
});
