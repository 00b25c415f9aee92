import { format, toLatex, toMathML } from "@gradkit/scalar";
import { costs, formula, inputs, point } from "./state.js";

/** The function and its gradient, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { field, valueAndGrad } from "@gradkit/autodiff";',
      'import { interpret, parse } from "@gradkit/scalar";',
      "",
      `const f = parse(${JSON.stringify(format(formula.expr.value))});`,
      `valueAndGrad(([${inputs.value.join(", ")}]) => interpret(f, field, { ${inputs.value.join(", ")} }))([${point.value.join(", ")}]);`,
    ].join("\n"),
  LaTeX: () => costs.value.explicit.map((expr, k) => `\\frac{\\partial f}{\\partial ${inputs.value[k]!}} = ${toLatex(expr)}`).join(" \\\\\n"),
  MathML: () => costs.value.explicit.map((expr) => toMathML(expr)).join("\n"),
  CLI: () => `gradkit grad '${format(formula.expr.value)}' --at ${inputs.value.map((name, k) => `${name}=${point.value[k]}`).join(",")}`,
};
