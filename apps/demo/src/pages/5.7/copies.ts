import { format, toLatex, toMathML } from "@gradkit/scalar";
import { curvature, formula, point } from "./state.js";

/** The function and its Hessian, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { field } from "@gradkit/autodiff";',
      'import { interpret, parse } from "@gradkit/scalar";',
      'import { quadratic } from "@gradkit/taylor";',
      "",
      `const f = parse(${JSON.stringify(format(formula.expr.value))});`,
      `const { hessian, form, curvatures } = quadratic(([x, y]) => interpret(f, field, { x, y }), [${point.value.join(", ")}]);`,
    ].join("\n"),
  LaTeX: () => `\\boldsymbol{H} = \\begin{bmatrix} ${curvature.value.map((row) => row.map((entry) => toLatex(entry)).join(" & ")).join(" \\\\ ")} \\end{bmatrix}`,
  MathML: () => curvature.value.flat().map((entry) => toMathML(entry)).join("\n"),
  CLI: () => `gradkit hessian '${format(formula.expr.value)}' --at x=${point.value[0]},y=${point.value[1]}`,
};
