import { isScalar, type MatrixExpr } from "../expr.js";
import { greekLetter, partsOf } from "./letters.js";
import { closed, entrywise, infix, prefix, PRODUCT, raised, SUM, tensorial, type Form, type Notation } from "./notation.js";
import { write } from "./write.js";

const commands = /^(?:(?:arc)?(?:sin|cos|tan)|(?:sin|cos|tan)h|log|exp|det)$/;
/** Capitals that LaTeX has commands for. */
const capitals = /^(?:Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega)$/;

const word = (text: string): string => {
  if (greekLetter(text) && (text === text.toLowerCase() ? text !== "omicron" : capitals.test(text))) return `\\${text}`;
  return text.length === 1 || /^\d+$/.test(text) ? text : `\\mathrm{${text}}`;
};
const named = (name: string, bold: boolean): string => {
  const { base, index } = partsOf(name);
  const text = bold ? `\\boldsymbol{${word(base)}}` : word(base);
  return index ? `${text}_{${word(index)}}` : text;
};
const decimal = (value: number): string => String(value).replace(/e\+?(-?\d+)$/, " \\cdot 10^{$1}");
const fence = (left: string, right: string): Form => closed(`\\left${left} $1 \\right${right}`);
const fraction = closed("\\frac{$1}{$2}", PRODUCT);
const times = entrywise("$1 \\odot $2");
const norm = (index: string): Form => closed(`\\left\\lVert $1 \\right\\rVert_{${index}}`);

const latex: Notation = {
  number: decimal,
  symbol: (symbol) => named(symbol.name, !isScalar(symbol)),
  size: (size) => String(size).split("*").map((factor) => named(factor, false)).join(" "),
  forms: {
    add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"),
    mul: infix("$1 $2", PRODUCT), div: fraction, times, over: entrywise("$1 \\oslash $2"), kron: tensorial("$1 \\otimes $2"),
    power: raised("$1^{\\odot $2}"), matrixPower: raised("$1^{$2}"), transpose: raised("$1^{\\top}"), inv: raised("$1^{-1}"), pinv: raised("$1^{+}"),
    norm1: norm("1"), norm2: norm("2"), normF: norm("F"), specnorm: norm("2"), nucnorm: norm("*"),
    sqrt: closed("\\sqrt{$1}"), abs: fence("\\lvert", "\\rvert"),
    eye: closed("\\boldsymbol{I}_{$1}"), ones: closed("\\boldsymbol{1}_{$1 $2}"), zeros: closed("\\boldsymbol{0}_{$1 $2}"), pi: closed("\\pi"),
  },
  scalarForms: { power: raised("$1^{$2}"), times: infix("$1 $2", PRODUCT), over: fraction },
  apply: (name, args) => `${commands.test(name) ? `\\${name}` : `\\operatorname{${name}}`}${args.length === 0 ? "" : `\\left(${args.join(", ")}\\right)`}`,
  group: "\\left($1\\right)",
  indexed: "{$1}_{$2}",
  delta: "\\delta",
  over: "\\sum_{$1} $2",
  comma: ", ",
  head: "d_{$1;\\, $2} = ",
  letter: (letter) => named(letter, false),
};

/**
 * The expression in LaTeX, vectors and matrices in bold.
 *
 * @example
 * toLatex(parse("x'*inv(B)")) // => "\\boldsymbol{x}^{\\top} \\boldsymbol{B}^{-1}"
 */
export const toLatex = (expr: MatrixExpr): string => write(expr, latex);

