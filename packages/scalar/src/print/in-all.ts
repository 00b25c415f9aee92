import { text } from "./format.js";
import type { Notation } from "./notation.js";
import { latex } from "./to-latex.js";
import { element, mathml, type MathMLOptions } from "./to-mathml.js";

/** What can be shown in every notation. */
export interface InAll {
  readonly text: string;
  readonly latex: string;
  readonly mathml: string;
}

/** The same in text, LaTeX and MathML. */
export const inAll = (write: (notation: Notation) => string, options: MathMLOptions = {}): InAll => {
  const plain = write(text);
  return { text: plain, latex: write(latex), mathml: element(write(mathml), plain, options) };
};
