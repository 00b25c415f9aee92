import { toMathML, type MatrixExpr } from "@gradkit/matrix";

const letter = /<mi mathvariant="bold-italic" style="font-weight:bold">([A-Za-z])<\/mi>/g;
const boldItalic = (sign: string): string => String.fromCodePoint((sign <= "Z" ? 0x1d468 - 65 : 0x1d482 - 97) + sign.codePointAt(0)!);

/** An expression of matrices as MathML for a page: bold letters are the letters of that name, and what else is bold is so by a class, as the policy admits no style. */
export const matrixMathML = (expr: MatrixExpr, options: { readonly display?: "block" | "inline" } = {}): string =>
  toMathML(expr, options)
    .replaceAll(letter, (_, sign: string) => `<mi>${boldItalic(sign)}</mi>`)
    .replaceAll(' style="font-weight:bold"', ' class="bold"');
