import { format, toLatex, toMathML } from "@gradkit/scalar";
import { formulas, names, partials, point } from "./state.js";

const list = (): string => JSON.stringify(formulas.exprs.value.map((expr) => format(expr)));

/** The function and its Jacobian, as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () =>
    [
      'import { field, jacobian, stack, type Tensor } from "@gradkit/autodiff";',
      'import { interpret, parse } from "@gradkit/scalar";',
      "",
      `const parts = ${list()}.map((part) => parse(part));`,
      "const f = (at: Tensor) => {",
      `  const [${names.value.join(", ")}] = [...at] as [${names.value.map(() => "Tensor").join(", ")}];`,
      `  return stack(parts.map((part) => interpret(part, field, { ${names.value.join(", ")} })));`,
      "};",
      `jacobian(f)([${point.value.map(({ at }) => at.value).join(", ")}]);`,
    ].join("\n"),
  LaTeX: () => `\\boldsymbol{J} = \\begin{bmatrix} ${partials.value.map((row) => row.map((partial) => toLatex(partial)).join(" & ")).join(" \\\\ ")} \\end{bmatrix}`,
  MathML: () => partials.value.flat().map((partial) => toMathML(partial)).join("\n"),
  CLI: () => `gradkit jacobian ${formulas.exprs.value.map((expr) => `'${format(expr)}'`).join(" ")} --by ${names.value.join(",")} --at ${point.value.map(({ name, at }) => `${name}=${at.value}`).join(",")}`,
};
