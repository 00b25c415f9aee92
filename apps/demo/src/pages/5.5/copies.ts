import { format, toCode, toLatex } from "@gradkit/matrix";
import { matgradLine } from "../../math/matgrad-line.js";
import { matrixMathML } from "../../math/matrix-math-ml.js";
import { attempt } from "../../math/matrix-problem.js";
import { state } from "./state.js";
import { result, work } from "./workbench-values.js";

type Language = Parameters<typeof toCode>[1];

/** The derivative as code, or why it has none. */
export const codeIn = (language: Language): string => {
  const { value, problem } = attempt(() => toCode(result.value, language));
  return value ?? `// ${problem!.message}`;
};

/** The derivative as code and as formulas. */
export const copies: Readonly<Record<string, () => string>> = {
  TypeScript: () => codeIn("typescript"),
  NumPy: () => codeIn("numpy"),
  Julia: () => codeIn("julia"),
  MATLAB: () => codeIn("matlab"),
  LaTeX: () => toLatex(result.value),
  MathML: () => matrixMathML(result.value),
  CLI: () => matgradLine(format(work.value.expr), work.value.by.name, work.value.symbols, state.layout.value),
};
