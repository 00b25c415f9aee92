import { printError } from "../errors.js";
import { adopt, foldExpr, type Expr } from "../expr.js";
import { ATOM, PRODUCT } from "../precedence.js";
import { negRational, type Rational } from "../rational.js";
import { digitsOf, type Digits } from "./decimal.js";
import type { Notation, Operator } from "./notation.js";
import { operation } from "./operation.js";
import { fill, type Piece } from "./piece.js";

export interface PrintOptions {
  /** The most characters to print, 10 million unless told: an expression of a few shared parts can be astronomically long. */
  readonly maxLength?: number;
}

/** The expression in a notation. `restrict` prints as its first argument. Each distinct subexpression is written once, without recursion. */
export const write = (expr: Expr, notation: Notation, { maxLength = 1e7 }: PrintOptions = {}): Piece =>
  foldExpr(adopt(expr), (node, of) => {
    const piece = writeNode(node, notation, of);
    if (piece.text.length > maxLength) throw printError("scalar/print-too-long", { maxLength });
    return piece;
  });

const writeNode = (node: Expr, notation: Notation, of: (arg: Expr) => Piece): Piece => {
  if (node.kind === "number") return writeNumber(node, notation);
  if (node.kind !== "call") return notation.name(node.name);
  const args = node.args.map(of);
  if (node.name === "restrict") return args[0]!;
  return isOperator(node.name, notation) ? operation(node.name, args, notation) : notation.apply(node.name, args);
};

const isOperator = (name: string, { operators }: Notation): name is Operator => Object.hasOwn(operators, name);

export const writeNumber = ({ num, den }: Rational, notation: Notation): Piece => {
  const number = { num, den };
  if (num >= 0n) return { ...writeDigits(digitsOf(number), notation), begins: "number", number };
  const { text } = writeDigits(digitsOf(negRational(number)), notation);
  return { text: fill(notation.templates.neg, text), binds: PRODUCT, begins: "sign", number };
};

const writeDigits = ({ mantissa, exponent, denominator }: Digits, notation: Notation): Piece => {
  const above: Piece = exponent === undefined ? { text: notation.number(mantissa), binds: ATOM } : notation.scientific(mantissa, exponent);
  if (!denominator) return above;
  return { text: fill(notation.templates.div, above.text, writeDigits(denominator, notation).text), binds: notation.operators.div[0] };
};
