import { error } from "../errors.js";
import { adopt, postorder, type CallExpr, type Expr, type NumberExpr } from "../expr.js";
import { ATOM, PRODUCT } from "../precedence.js";
import { isInteger } from "../rational.js";
import { digitsOf, type Digits } from "./decimal.js";
import type { Notation, Operator } from "./notation.js";
import { fill, type Piece } from "./piece.js";

export interface PrintOptions {
  /** The most characters to print: an expression of a few shared parts can be astronomically long. */
  readonly maxLength?: number;
}

/** The expression in a notation. `restrict` prints as its first argument. Each distinct subexpression is written once, without recursion. */
export const write = (expr: Expr, notation: Notation, { maxLength = 1e7 }: PrintOptions = {}): Piece => {
  const root = adopt(expr);
  const pieces = new Map<Expr, Piece>();
  for (const node of postorder(root)) {
    const piece = writeNode(node, notation, pieces);
    if (piece.text.length > maxLength) throw error("scalar/print-too-long", { maxLength });
    pieces.set(node, piece);
  }
  return pieces.get(root)!;
};

const writeNode = (node: Expr, notation: Notation, pieces: ReadonlyMap<Expr, Piece>): Piece => {
  if (node.kind === "number") return writeNumber(node, notation);
  if (node.kind !== "call") return { text: notation.name(node.name), binds: ATOM };
  const args = node.args.map((arg) => pieces.get(arg)!);
  if (node.name === "restrict") return args[0]!;
  return isOperator(node, notation) ? writeOperator(node, args, notation) : notation.apply(node.name, args);
};

const isOperator = (node: CallExpr, { operators }: Notation): node is CallExpr & { readonly name: Operator } => Object.hasOwn(operators, node.name);

const writeOperator = (node: CallExpr & { readonly name: Operator }, args: readonly Piece[], notation: Notation): Piece => {
  const { operators, templates } = notation;
  const [binds, ...mins] = operators[node.name];
  const [base, exponent] = args;
  if (node.name === "pow" && base!.binds < mins[0]! && base!.around && isCount(node.args[1]!)) {
    const [name, rest] = base!.around;
    return { text: fill(templates.pow, name, exponent!.text) + rest, binds };
  }
  const last = args.length - 1;
  const wraps = args.map(({ binds, begins }, i) => {
    const isAfterSign = i > 0 || node.name === "neg";
    return binds < mins[i]! || (mins[i]! > 0 && isAfterSign && begins === "sign") || (i === last && notation.fuses(node.name, node.args, args[i]!));
  });
  const texts = args.map(({ text }, i) => (wraps[i] ? fill(templates.group, text) : text));
  const template = node.name === "mul" && args[1]!.begins === "number" && !wraps[1] ? "times" : node.name;
  const begins = node.name === "neg" ? "sign" : mins[0]! > 0 && !wraps[0] ? args[0]!.begins : undefined;
  return { text: fill(templates[template], ...texts), binds, begins };
};

/** Whether an exponent may be written at the name of a function: sin⁻¹ would be its inverse. */
const isCount = (exponent: Expr): boolean => exponent.kind === "number" && isInteger(exponent) && exponent.num > 1n;

const writeNumber = ({ num, den }: NumberExpr, notation: Notation): Piece => {
  if (num >= 0n) return writeDigits(digitsOf({ num, den }), notation);
  const { text } = writeDigits(digitsOf({ num: -num, den }), notation);
  return { text: fill(notation.templates.neg, text), binds: PRODUCT, begins: "sign" };
};

const writeDigits = ({ mantissa, exponent, denominator }: Digits, notation: Notation): Piece => {
  const above: Piece = exponent === undefined ? { text: notation.number(mantissa), binds: ATOM } : notation.scientific(mantissa, exponent);
  if (!denominator) return { ...above, begins: "number" };
  const text = fill(notation.templates.div, above.text, writeDigits(denominator, notation).text);
  return { text, binds: notation.operators.div[0], begins: "number" };
};
