import { format, toLatex } from "@gradkit/scalar";
import { declare, format as formatMatrix, toLatex as latexOfMatrix } from "@gradkit/matrix";
import { matgradLine } from "../../math/matgrad-line.js";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { A, figure, gram, product, state, x } from "./state.js";

type Copies = Readonly<Record<string, () => string>>;

/** dA/dx of Figure 5.7. */
export const figureCopies: Copies = {
  TypeScript: () =>
    [
      'import { field, jacobian, stack, type Tensor } from "@gradkit/autodiff";',
      'import { interpret, parse } from "@gradkit/scalar";',
      "",
      `const rows = ${JSON.stringify(A.rows.value.map((row) => row.map((entry) => format(entry))))}.map((row) => row.map((entry) => parse(entry)));`,
      "const A = (x: Tensor) => {",
      "  const [x1, x2, x3] = [...x] as [Tensor, Tensor, Tensor];",
      "  return stack(rows.map((row) => stack(row.map((entry) => interpret(entry, field, { x1, x2, x3 })))));",
      "};",
      `jacobian(A)([${x.map((name) => state[name].value).join(", ")}]); // shape (${[...figure.value.of, 3].join(", ")})`,
    ].join("\n"),
  LaTeX: () => figure.value.formulas.map((row, k) => `\\frac{\\partial a_{${k + 1}}}{\\partial x} = \\begin{bmatrix} ${row.map((partial) => toLatex(partial)).join(" & ")} \\end{bmatrix}`).join(" \\\\\n"),
};

const closedCopies = (source: string, by: string, symbols: string, derivative: () => (typeof gram.value | typeof product.value)): Copies => ({
  TypeScript: () =>
    [
      'import { declare, evaluate, format, gradient, parse } from "@gradkit/matrix";',
      "",
      `const derivative = gradient(parse(${JSON.stringify(source)}, declare(${JSON.stringify(symbols)})), ${JSON.stringify(by)});`,
      `format(derivative); // ${formatMatrix(derivative().closed)}`,
      `evaluate(derivative, ${JSON.stringify({ ...derivative().values, ...Object.fromEntries(["m", "n"].map((name, k) => [name, derivative().by[k]])) })});`,
    ].join("\n"),
  LaTeX: () => latexOfMatrix(derivative().closed),
  MathML: () => matrixMathML(derivative().closed),
  CLI: () => matgradLine(source, by, declare(symbols)),
});

/** df/dA of Example 5.12, and dK/dR of Example 5.13. */
export const productCopies = closedCopies("A*x", "A", "A: m×n; x: n", () => product.value);
export const gramCopies = closedCopies("R'*R", "R", "R: m×n", () => gram.value);
