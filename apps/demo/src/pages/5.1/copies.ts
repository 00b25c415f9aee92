import { format, toLatex, toMathML } from "@gradkit/scalar";
import { formula, slope, state } from "./state.js";

/** The function, its derivative and its polynomial, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { derivative, evaluate, format, parse, taylor } from "@gradkit/scalar";',
      "",
      `const f = parse(${JSON.stringify(format(formula.expr.value))});`,
      'format(derivative(f, "x"));',
      `evaluate(derivative(f, "x"), { x: ${state.x.value} });`,
      `taylor(f, "x", ${state.x.value}, ${state.n.value}).coefficients;`,
    ].join("\n"),
  LaTeX: () => `f(x) = ${toLatex(formula.expr.value)}, \\qquad f'(x) = ${toLatex(slope.value)}`,
  MathML: () => toMathML(slope.value),
  CLI: () => `gradkit grad '${format(formula.expr.value)}' --at x=${state.x.value} --steps`,
};
