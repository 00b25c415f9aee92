import type { Dense } from "../dense/dense.js";
import type { CallExpr, MatrixExpr } from "../expr.js";
import type { Extent, Size } from "../size.js";
import type { At, Poly } from "../tensor/term.js";

/** What shape rules ask; an answer of no throws, with the shapes of the arguments and the place in the source. */
export interface Shapes {
  /** That two sizes are one. */
  readonly same: (a: Size | null, b: Size | null, rule: string, suggestion?: string) => void;
  readonly refuse: (rule: string, suggestion?: string) => never;
  /** That an argument is square. */
  readonly square: (arg: Extent) => Size;
  /** The size that an argument stands for. */
  readonly size: (arg: MatrixExpr) => Size;
}

/** How an expression is read at indices: an argument as it stands, or lowered further. */
export type Lower = (expr: MatrixExpr, at: At) => Poly;

/** One function of the language. */
export interface FunctionRow {
  readonly arity: readonly [number, number];
  readonly shape: (args: readonly MatrixExpr[], shapes: Shapes) => Extent;
  /** From the values of the arguments; NaN where there is none. */
  readonly value: (args: readonly Dense[]) => Dense;
  /** What it is in index notation, where it is a sum of products of its arguments' entries; it then needs no rule of differentiation. */
  readonly lower?: (lower: Lower, call: CallExpr, at: At) => Poly;
}

export type FunctionRows = Readonly<Record<string, FunctionRow>>;

/** The argument, which must be a matrix. */
export const anyMatrix = ([a]: readonly MatrixExpr[], shapes: Shapes): MatrixExpr => (a!.rows === null || a!.cols === null ? shapes.refuse("the argument must be a matrix") : a!);
/** The extent of a scalar, for a function of all entries of an array. */
export const ofArray = ([a]: readonly MatrixExpr[], shapes: Shapes): Extent =>
  a!.rows === null && a!.cols === null ? shapes.refuse("the argument must be a vector or a matrix") : scalarExtent;

export const scalarExtent: Extent = { rows: null, cols: null };
export const unary = [1, 1] as const;
export const binary = [2, 2] as const;
