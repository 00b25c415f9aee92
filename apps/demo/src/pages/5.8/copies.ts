import { format, toLatex } from "@gradkit/scalar";
import { center, engine, formula, polynomial, state } from "./state.js";

const point = (): string => `[${center.value.join(", ")}]`;

/** The function and its polynomial, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { field } from "@gradkit/autodiff";',
      'import { interpret, parse } from "@gradkit/scalar";',
      'import { taylor } from "@gradkit/taylor";',
      "",
      `const f = parse(${JSON.stringify(format(formula.expr.value))});`,
      `const T = taylor(([x, y]) => interpret(f, field, { x, y }), ${point()}, ${state.n.value});`,
    ].join("\n"),
  LaTeX: () => (polynomial.value ? `T_{${state.n.value}}(x, y) = ${toLatex(engine.value!.exprOf(polynomial.value))}` : toLatex(formula.expr.value)),
  MathML: () => (polynomial.value ? engine.value!.mathOf(polynomial.value) : ""),
  CLI: () => `gradkit taylor '${format(formula.expr.value)}' --around x=${center.value[0]},y=${center.value[1]} --degree ${state.n.value}`,
};
