import type { Expr } from "../expr.js";
import { greekLetter } from "../greek.js";
import { format } from "./format.js";
import { raisedNotation } from "./raised.js";
import { write, type PrintOptions } from "./write.js";

export interface MathMLOptions extends PrintOptions {
  /** On a line of its own, as unless told, or within text. */
  readonly display?: "block" | "inline";
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
const identifier = (name: string): string => {
  const letter = greekLetter(name);
  return letter && letter < "α" ? `<mi mathvariant="normal">${letter}</mi>` : `<mi>${letter ?? escape(name)}</mi>`;
};
const number = (digits: string): string => `<mn>${digits}</mn>`;
const group = "<mrow><mo>(</mo>$1<mo>)</mo></mrow>";

export const mathml = raisedNotation({
  templates: {
    neg: "<mo form=\"prefix\">−</mo>$1",
    add: "$1<mo>+</mo>$2",
    sub: "$1<mo>−</mo>$2",
    mul: "$1<mo>&#x2062;</mo>$2",
    times: "$1<mo>⋅</mo>$2",
    div: "<mfrac><mrow>$1</mrow><mrow>$2</mrow></mfrac>",
    pow: "<msup><mrow>$1</mrow><mrow>$2</mrow></msup>",
    group,
    args: `<mo>&#x2061;</mo>${group}`,
    index: "<msub><mrow>$1</mrow><mrow>$2</mrow></msub>",
    root: "<msqrt>$1</msqrt>",
    rootOf: "<mroot><mrow>$1</mrow><mrow>$2</mrow></mroot>",
    fence: "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">$1</mo>$2<mo form=\"postfix\" fence=\"true\" stretchy=\"true\">$3</mo></mrow>",
    cases:
      "<mrow><mo form=\"prefix\" fence=\"true\" stretchy=\"true\">{</mo><mtable>" +
      "<mtr><mtd>$2</mtd><mtd><mtext>if&#xA0;</mtext>$1<mo>≠</mo><mn>0</mn></mtd></mtr>" +
      "<mtr><mtd>$3</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>",
  },
  comma: "<mo>,</mo>",
  word: (word) => (/^\d+$/.test(word) ? number(word) : identifier(word)),
  functionName: identifier,
  number,
  fence: (fence) => fence,
  leibniz: {
    d: "<mi>d</mi>",
    partial: "<mi>∂</mi>",
    space: "",
    gap: "<mspace width=\"0.17em\"/>",
    pending: "<mrow><mfrac>$1<mrow>$1$2</mrow></mfrac><mrow><mo fence=\"true\">[</mo>$3<mo fence=\"true\">]</mo></mrow></mrow>",
  },
});

/**
 * The expression in presentation MathML, as a `math` element that browsers show as it stands. It has the signs of invisible multiplication and of the
 * application of functions, and the formula of {@link format} as its `alttext`, for screen readers.
 *
 * @throws scalar/print-too-long  past `maxLength` characters (10 million)
 * @example
 * toMathML(parse("x")) // => '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="x"><mi>x</mi></math>'
 */
export const toMathML = (expr: Expr, options: MathMLOptions = {}): string =>
  element(write(expr, mathml, options).text, format(expr, options), options);

/** A `math` element around MathML, with its text for screen readers. */
export const element = (inside: string, text: string, { display = "block" }: MathMLOptions): string =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML" display="${display}" alttext="${escape(text)}">${inside}</math>`;
