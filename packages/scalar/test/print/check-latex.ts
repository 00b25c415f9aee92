import { renderToString } from "katex";

/** Letters that the fonts of KaTeX lack are no fault of the text. */
const lacking = ["unknownSymbol", "symbolNotInFont"];

/** Throws where a text is not LaTeX as KaTeX takes it, at its strictest. */
export const checkLatex = (source: string): void =>
  void renderToString(source, { throwOnError: true, strict: (problem: string) => (lacking.includes(problem) ? "ignore" : "error") });
