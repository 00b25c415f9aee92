import { format, toMathML, type Derivation, type MatrixExpr, type SymbolExpr } from "@gradkit/matrix";

const letter = /<mi mathvariant="bold-italic" style="font-weight:bold">(d?)([A-Za-z])<\/mi>/g;
const boldItalic = (sign: string): string => String.fromCodePoint((sign <= "Z" ? 0x1d468 - 65 : 0x1d482 - 97) + sign.codePointAt(0)!);
const inside = (math: string): string => math.replace(/^<math[^>]*>/, "").replace(/<\/math>$/, "");

/** An expression of matrices as MathML for a page: bold letters are the letters of that name, and what else is bold is so by a class, as the policy admits no style. */
export const matrixMathML = (expr: MatrixExpr, options: { readonly display?: "block" | "inline" } = {}): string => forPage(toMathML(expr, options));

const forPage = (html: string): string =>
  html
    .replaceAll(letter, (_, d: string, sign: string) => `${d && '<mi mathvariant="normal">d</mi>'}<mi>${boldItalic(sign)}</mi>`)
    .replaceAll(' style="font-weight:bold"', ' class="bold"');

/** A line of a derivation: differentials that are still to be found stand as d(…) around their formula. */
export const lineMathML = ({ steps }: Derivation, line: MatrixExpr): string => {
  const open = symbolsIn(line).flatMap((symbol) => {
    const of = steps.find((step) => symbol.name === `d(${format(step.of)})`)?.of;
    return of ? [[inside(toMathML(symbol)), `<mrow><mi mathvariant="normal">d</mi><mo>(</mo>${inside(toMathML(of))}<mo>)</mo></mrow>`] as const] : [];
  });
  return forPage(open.reduce((html, [symbol, formula]) => html.replaceAll(symbol, formula), toMathML(line)));
};

/** The symbols of an expression, each as often as it stands there. */
const symbolsIn = (expr: MatrixExpr): readonly SymbolExpr[] => (expr.kind === "symbol" ? [expr] : expr.kind === "call" ? expr.args.flatMap(symbolsIn) : []);
