import { isScalar, type CallExpr, type MatrixExpr } from "../../expr.js";
import { ATOM, type Form, type Notation } from "../notation.js";

export type LanguageName = "typescript" | "numpy" | "julia" | "matlab";

/** A programming language: how its expressions are written, and the function around them. */
export interface Language {
  readonly notation: Notation;
  /** The length of an axis of a variable. */
  readonly sizeOf: (name: string, axis: 0 | 1) => string;
  /** The whole function, from its parameters, the sizes that it reads off them, and its body. */
  readonly around: (name: string, parameters: readonly string[], sizes: readonly (readonly [name: string, value: string])[], body: string) => string;
}

/** A call on operands that stand by themselves. */
export const called = (text: string): Form => ({ text, binds: ATOM, operands: [0, 0, 0] });

const isVector = (arg: MatrixExpr): boolean => !isScalar(arg) && (arg.rows === null || arg.cols === null);

/** What a form is looked up by where columns and rows are matrices: diagonals and constants by their shapes. */
export const bySize = ({ name, args: [a], cols }: CallExpr): string => {
  if (name === "diag") return isVector(a!) ? "diagonalMatrix" : "diagonal";
  return (name === "ones" || name === "zeros") && cols !== null ? `${name}2` : name;
};

/** What a form is looked up by where vectors have one axis: products and transposes too. */
export const byShape = (call: CallExpr): string => {
  const { name, args: [a, b] } = call;
  if (name === "mul") return isScalar(a!) || isScalar(b!) ? "times" : a!.cols === null ? "outer" : a!.rows === null && b!.cols === null ? "dot" : "mul";
  if (name === "transpose") return isVector(a!) ? "same" : name;
  return name === "div" ? "over" : bySize(call);
};
