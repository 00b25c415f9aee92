import type { Expr } from "../expr.js";
import { ATOM } from "../precedence.js";
import { text } from "../print/format.js";
import type { Notation } from "../print/notation.js";
import { fill } from "../print/piece.js";
import { latex } from "../print/to-latex.js";
import { element, mathml } from "../print/to-mathml.js";
import { write, type PrintOptions } from "../print/write.js";
import type { Derivation } from "./step.js";

/** d/dx […] in a notation, with $1 for d or ∂, $2 for the variable and $3 for what is differentiated. */
interface Pending {
  readonly notation: Notation;
  readonly template: string;
  readonly signs: readonly [total: string, partial: string];
}

const inText: Pending = { notation: text, template: "$1/$1$2[$3]", signs: ["d", "∂"] };
const inLatex: Pending = { notation: latex, template: "\\frac{$1}{$1 $2}\\left[$3\\right]", signs: ["d", "\\partial"] };
const inMathML: Pending = {
  notation: mathml,
  template: "<mrow><mfrac>$1<mrow>$1$2</mrow></mfrac><mrow><mo fence=\"true\">[</mo>$3<mo fence=\"true\">]</mo></mrow></mrow>",
  signs: ["<mi>d</mi>", "<mi>∂</mi>"],
};

/**
 * A line of a derivation in text, LaTeX and MathML, with d/dx […] for each derivative that is still to be found.
 *
 * @throws scalar/print-too-long  past `maxLength` characters (10 million)
 * @example
 * const derivation = derive(parse("sin(x^2)"), "x");
 * lineNotation(derivation, derivation.steps[0].after).text // => "cos(x^2)*d/dx[x^2]"
 * lineNotation(derivation, derivation.steps[0].after).latex // => "\\cos\\left(x^{2}\\right) \\frac{d}{d x}\\left[x^{2}\\right]"
 */
export const lineNotation = (derivation: Derivation, line: Expr, options: PrintOptions = {}): { readonly text: string; readonly latex: string; readonly mathml: string } => {
  const plain = written(derivation, line, inText, options);
  return { text: plain, latex: written(derivation, line, inLatex, options), mathml: element(written(derivation, line, inMathML, options), plain, options) };
};

const written = ({ goals, by, partial }: Derivation, line: Expr, { notation, template, signs }: Pending, options: PrintOptions): string => {
  const sign = signs[partial ? 1 : 0];
  const { text: variable } = notation.name(by);
  const name: Notation["name"] = (symbol) =>
    Object.hasOwn(goals, symbol)
      ? { text: fill(template, sign, variable, write(goals[symbol]!, notation, options).text), binds: ATOM }
      : notation.name(symbol);
  return write(line, { ...notation, name }, options).text;
};
