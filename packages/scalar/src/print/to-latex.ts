import type { Expr } from "../expr.js";
import { greekLetter, greekName } from "../greek.js";
import { raisedNotation } from "./raised.js";
import { write, type PrintOptions } from "./write.js";

/** The functions that LaTeX has commands for. */
const commands = /^(?:(?:arc)?(?:sin|cos|tan)|(?:sin|cos|tan)h|log|min|max)$/;
/** The Greek letters that it has none for, as they look like Latin ones. */
const latinLike = /^(?:omicron|Alpha|Beta|Epsilon|Zeta|Eta|Iota|Kappa|Mu|Nu|Omicron|Rho|Tau|Chi)$/;
const fences: Readonly<Record<string, string>> = { "⌊": "\\lfloor ", "⌋": "\\rfloor ", "⌈": "\\lceil ", "⌉": "\\rceil " };

const word = (text: string): string => {
  const [, letter, rest] = /^([Α-Ωα-ω])(.*)$/u.exec(text) ?? [];
  const name = letter && greekName(letter);
  if (name) return rest ? `{${word(name)} ${word(rest)}}` : word(name);
  if (greekLetter(text) && !latinLike.test(text)) return `\\${text}`;
  if (/^(?:[A-Za-z]|\d+)$/.test(text)) return text;
  return /^[A-Za-z\d]+$/.test(text) ? `\\mathrm{${text}}` : `\\text{${text.replace(/[\\{}$&#^_%~]/g, (sign) => `\\char${sign.charCodeAt(0)} `)}}`;
};

export const latex = raisedNotation({
  templates: {
    neg: "-$1",
    add: "$1 + $2",
    sub: "$1 - $2",
    mul: "$1 $2",
    times: "$1 \\cdot $2",
    div: "\\frac{$1}{$2}",
    pow: "$1^{$2}",
    group: "\\left($1\\right)",
    args: "\\left($1\\right)",
    index: "$1_{$2}",
    root: "\\sqrt{$1}",
    rootOf: "\\sqrt[$2]{$1}",
    fence: "\\left$1$2\\right$3",
    cases: "\\begin{cases}$2 & \\text{if } $1 \\neq 0 \\\\ $3 & \\text{otherwise}\\end{cases}",
  },
  comma: ", ",
  word,
  functionName: (name) => (commands.test(name) ? `\\${name}` : name.length === 1 || greekLetter(name) ? word(name) : `\\operatorname{${name}}`),
  number: (digits) => digits,
  fence: (fence) => fences[fence] ?? fence,
  leibniz: { d: "d", partial: "\\partial", space: " ", gap: " ", pending: "\\frac{$1}{$1 $2}\\left[$3\\right]" },
});

/**
 * The expression in LaTeX, for the mathematics mode of LaTeX, KaTeX or MathJax: fractions, roots, powers of functions as sin²(x), Greek letters,
 * indices (x_max has the index max), e^x for exp. `restrict` prints as its first argument.
 *
 * @throws scalar/print-too-long  past `maxLength` characters (10 million)
 * @example
 * toLatex(parse("sin(x)^2/(2*alpha_1)")) // => "\\frac{\\sin^{2}\\left(x\\right)}{2 \\alpha_{1}}"
 */
export const toLatex = (expr: Expr, options?: PrintOptions): string => write(expr, latex, options).text;
