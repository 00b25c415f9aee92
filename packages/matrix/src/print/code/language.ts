import { isScalar, type CallExpr, type MatrixExpr, type SymbolExpr } from "../../expr.js";
import { fill } from "../write.js";
import { ATOM, infix, POSTFIX, prefix, PRODUCT, SUM, type Form, type Notation } from "../notation.js";

export type LanguageName = "typescript" | "numpy" | "julia" | "matlab";

/** A programming language: how its expressions are written, and the function around them. */
export interface Language {
  /** Words that cannot name a variable, apart from the functions that the forms call. */
  readonly keywords: string;
  readonly notation: Notation;
  /** The length of an axis of a variable. */
  readonly sizeOf: (name: string, axis: 0 | 1) => string;
  /** The whole function, from its parameters, the sizes that it reads off them, and its body. */
  readonly around: (name: string, parameters: readonly string[], sizes: readonly (readonly [name: string, value: string])[], body: string) => string;
}

/** What all notations of code share: the names of symbols as they are, and no index notation. */
export const plainNotation = { number: String, symbol: ({ name }: SymbolExpr) => name, size: String, apply: () => "", group: "($1)", indexed: "", delta: "", over: "", comma: "", head: "", letter: String };

/** A call on operands that stand by themselves. */
export const called = (text: string): Form => ({ text, binds: ATOM, operands: [0, 0, 0] });

/** Functions that are all called alike, by names of their own where these differ: $f stands for the name. */
export const calls = (template: string, names: readonly string[] | Readonly<Record<string, string>>): Record<string, Form> => {
  const pairs = Array.isArray(names) ? (names as string[]).map((name): [string, string] => [name, name]) : Object.entries(names as Record<string, string>);
  return Object.fromEntries(pairs.map(([name, own]) => [name, called(template.replace("$f", own))]));
};

/** Functions of one number that the languages name alike. */
export const elementary = ["exp", "expm1", "log", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh", "abs", "sign", "floor", "ceil"];
export const inverses = ["asin", "acos", "atan", "asinh", "acosh", "atanh"];

/** Operators of languages in which a power binds as tightly as a transpose. */
export const operators = (power: string, matrixPower: string, times: string, over: string): Record<string, Form> => ({
  add: infix("$1 + $2", SUM), sub: infix("$1 - $2", SUM), neg: prefix("-$1"), mul: infix("$1*$2", PRODUCT), div: infix("$1/$2", PRODUCT), times: infix(times, PRODUCT), over: infix(over, PRODUCT),
  power: { text: power, binds: POSTFIX, operands: [ATOM, ATOM] }, matrixPower: { text: matrixPower, binds: POSTFIX, operands: [ATOM, ATOM] }, transpose: { text: "$1'", binds: POSTFIX, operands: [ATOM] },
});

const kindOf = ({ rows, cols }: MatrixExpr) => (cols === null ? "column" : rows === null ? "row" : "matrix");

/** Kronecker products where vectors have one axis, by the kinds of both: a column or a row with a matrix is a matrix of one column or row, two of one kind are a vector, and a column and a row their outer product. */
export const krons = (template: string, { column, row, vectors, outer }: Readonly<Record<"column" | "row" | "vectors" | "outer", string>>): Record<string, Form> => {
  const wide = { column, row, matrix: "$" };
  const kinds = ["column", "row", "matrix"] as const;
  const formOf = (a: (typeof kinds)[number], b: (typeof kinds)[number]): string => {
    if (a === "matrix" || b === "matrix") return fill(template, wide[a].replace("$", "$1"), wide[b].replace("$", "$2"));
    return a === b ? vectors : a === "column" ? outer : fill(outer, "$2", "$1");
  };
  return Object.fromEntries(kinds.flatMap((a) => kinds.map((b) => [`kron, ${a} by ${b}`, called(formOf(a, b))])));
};

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
  if (name === "transpose" || name === "tr") return isVector(a!) || isScalar(a!) ? "same" : name;
  if (name === "normF" || name === "norm2") return isScalar(a!) ? "abs" : isVector(a!) ? "norm2" : name;
  if (name === "kron") return isScalar(a!) || isScalar(b!) ? "times" : `kron, ${kindOf(a!)} by ${kindOf(b!)}`;
  return name === "div" ? "over" : bySize(call);
};
