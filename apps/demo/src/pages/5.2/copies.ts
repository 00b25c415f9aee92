import { format, toLatex, toMathML } from "@gradkit/scalar";
import { formula, names, partials, point } from "./state.js";

/** The function and its gradient, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { evaluate, format, gradient, parse } from "@gradkit/scalar";',
      "",
      `const f = parse(${JSON.stringify(format(formula.expr.value))});`,
      `const row = gradient(f, ${JSON.stringify(names.value)});`,
      "row.map((partial) => format(partial));",
      `row.map((partial) => evaluate(partial, { ${point.value.map(({ name, at }) => `${name}: ${at.value}`).join(", ")} }));`,
    ].join("\n"),
  LaTeX: () => `\\nabla f = \\begin{bmatrix} ${partials.value.map((partial) => toLatex(partial)).join(" & ")} \\end{bmatrix}`,
  MathML: () => partials.value.map((partial) => toMathML(partial)).join("\n"),
  CLI: () => `gradkit grad '${format(formula.expr.value)}' --by ${names.value.join(",")} --at ${point.value.map(({ name, at }) => `${name}=${at.value}`).join(",")} --steps`,
};
