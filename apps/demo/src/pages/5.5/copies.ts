import { format, toCode, toLatex } from "@gradkit/matrix";
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
  CLI: () => `gradkit matgrad "${format(work.value.expr)}" --wrt ${work.value.by.name} --shape "${state.symbols.value}"`,
};
