import { isScalar, type MatrixExpr } from "../expr.js";
import { format } from "./format.js";
import { greekLetter, partsOf } from "./letters.js";
import { closed, entrywise, infix, prefix, PRODUCT, raised, SUM, tensorial, type Form, type Notation } from "./notation.js";
import { write } from "./write.js";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
const sign = (text: string): string => `<mo>${text}</mo>`;
const row = (inside: string): string => `<mrow>${inside}</mrow>`;
const word = (text: string, style = ""): string => (/^\d+$/.test(text) ? `<mn>${text}</mn>` : `<mi${style}>${escape(greekLetter(text) ?? text)}</mi>`);
const named = (name: string, bold: boolean): string => {
  const { base, index } = partsOf(name);
  const text = word(base, bold ? ' mathvariant="bold-italic" style="font-weight:bold"' : "");
  return index ? `<msub>${text}${word(index)}</msub>` : text;
};
const bold = (digit: string): string => `<msub><mn style="font-weight:bold">${digit}</mn>${row("$1 $2")}</msub>`;
const above = (sup: string): Form => raised(`<msup>${row("$1")}${row(sup)}</msup>`);
const norm = (index: string): Form => closed(`<msub>${row(`${sign("‖")}$1${sign("‖")}`)}${index}</msub>`);
const between = (text: string): string => `$1${sign(text)}$2`;
const binary = (text: string, binds: number): Form => infix(between(text), binds);
const fraction = closed(`<mfrac>${row("$1")}${row("$2")}</mfrac>`, PRODUCT);
const product = binary("&#x2062;", PRODUCT);

const mathml: Notation = {
  number: (value) => (value < 0 ? `${sign("−")}<mn>${-value}</mn>` : `<mn>${value}</mn>`),
  symbol: (symbol) => named(symbol.name, !isScalar(symbol)),
  size: (size) => String(size).split("*").map((factor) => named(factor, false)).join(sign("&#x2062;")),
  forms: {
    add: binary("+", SUM), sub: binary("−", SUM), neg: prefix(`${sign("−")}$1`),
    mul: product, div: fraction, times: entrywise(between("⊙")), over: entrywise(between("⊘")), kron: tensorial(between("⊗")),
    power: above(`${sign("⊙")}$2`), matrixPower: above("$2"), transpose: above("<mi>⊤</mi>"), inv: above(`${sign("−")}<mn>1</mn>`), pinv: above(sign("+")),
    norm1: norm("<mn>1</mn>"), norm2: norm("<mn>2</mn>"), normF: norm("<mi>F</mi>"), specnorm: norm("<mn>2</mn>"), nucnorm: norm(sign("*")),
    sqrt: closed("<msqrt>$1</msqrt>"), abs: closed(row(`${sign("|")}$1${sign("|")}`)),
    eye: closed(`<msub><mi style="font-weight:bold">I</mi>${row("$1")}</msub>`), ones: closed(bold("1")), zeros: closed(bold("0")), pi: closed("<mi>π</mi>"),
  },
  scalarForms: { power: above("$2"), times: product, over: fraction },
  apply: (name, args) => `<mi>${escape(name)}</mi>${args.length === 0 ? "" : `${sign("&#x2061;")}${row(`${sign("(")}${args.join(sign(","))}${sign(")")}`)}`}`,
  group: row(`${sign("(")}$1${sign(")")}`),
  indexed: `<msub>${row("$1")}${row("$2")}</msub>`,
  delta: "<mi>δ</mi>",
  over: `<munder>${sign("∑")}${row("$1")}</munder>$2`,
  comma: sign(","),
  head: `<msub><mi>d</mi>${row(`$1${sign(";")}$2`)}</msub>${sign("=")}`,
  letter: (letter) => named(letter, false),
};

/**
 * The expression in presentation MathML, as a `math` element with the formula of {@link format} for screen readers.
 *
 * @example
 * toMathML(parse("c")) // => '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="c"><mi>c</mi></math>'
 */
export const toMathML = (expr: MatrixExpr, { display = "block" }: { readonly display?: "block" | "inline" } = {}): string =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML" display="${display}" alttext="${escape(format(expr))}">${spaced(write(expr, mathml))}</math>`;

/** A little space between a factor and the name of a function, where browsers put none. */
const spaced = (text: string): string => text.replace(/(?<=&#x2062;<\/mo>)(?=(?:<m(?:row|sup|sub)>)*<mi>\p{L}{2,}[^<]*<\/mi><mo>&#x2061;)/gu, '<mspace width="0.167em"></mspace>');
