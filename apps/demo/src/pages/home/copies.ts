import { format, toLatex, toMathML } from "@gradkit/scalar";
import { formula, point, slopes, source } from "./state.js";

/** The function, its derivatives and its descent, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { format, gradient, parse } from "@gradkit/scalar";',
      'import { minimize } from "@gradkit/optimizer";',
      "",
      `const f = parse(${JSON.stringify(source.value)});`,
      'gradient(f, ["x", "y"]).map((d) => format(d));',
      `const { x, outcome } = await minimize(f, { x: ${point.value[0]}, y: ${point.value[1]} }, { on: "worker" });`,
    ].join("\n"),
  LaTeX: () => `\\nabla f = \\begin{bmatrix} ${slopes.value.map((slope) => toLatex(slope)).join(" & ")} \\end{bmatrix}`,
  MathML: () => slopes.value.map((slope) => toMathML(slope)).join("\n"),
  CLI: () => `gradkit grad '${format(formula.expr.value)}' --at x=${point.value[0]},y=${point.value[1]}`,
};
