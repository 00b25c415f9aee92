import type { FunctionName } from "../functions.js";
import { ATOM, POWER, PRODUCT, SUM } from "../precedence.js";
import type { Piece } from "./piece.js";

export type Operator = "neg" | "add" | "sub" | "mul" | "div" | "pow";

/** How tightly an operator binds, and how tightly each operand must bind to stand without parentheses. */
export type Operators = Readonly<Record<Operator, readonly [binds: number, ...operands: number[]]>>;

/** On one line. */
export const inline: Operators = {
  neg: [SUM, PRODUCT],
  add: [SUM, SUM, PRODUCT],
  sub: [SUM, SUM, PRODUCT],
  mul: [PRODUCT, PRODUCT, POWER],
  div: [PRODUCT, PRODUCT, POWER],
  pow: [POWER, ATOM, POWER],
};

/** In two dimensions: the bar of a fraction and a raised exponent group what they hold. */
export const raised: Operators = { ...inline, div: [POWER, 0, 0], pow: [POWER, ATOM, 0] };

/** The signs of Leibniz. */
export interface Leibniz {
  readonly d: string;
  readonly partial: string;
  /** After ∂ or a power of d. */
  readonly space: string;
  /** Between dy and dx. */
  readonly gap: string;
  /** d/dx […], with $1 for d or ∂, $2 for the variable and $3 for what is differentiated. */
  readonly pending: string;
}

/** A way to print expressions, that {@link write} carries out. */
export interface Notation {
  readonly operators: Operators;
  /** With $1, $2 for the operands; `times` is the product before a number or at a word, `group` has the parentheses. */
  readonly templates: Readonly<Record<Operator | "times" | "group", string>>;
  readonly name: (name: string) => Piece;
  readonly number: (digits: string) => string;
  /** A number in scientific notation. */
  readonly scientific: (mantissa: string, exponent: string) => Piece;
  readonly apply: (name: FunctionName, args: readonly Piece[]) => Piece;
  /** How derivatives are written. */
  readonly leibniz: Leibniz;
  /** Whether the last operand needs parentheses, lest it be read as one number with what stands before. */
  readonly fuses?: (name: Operator, args: readonly Piece[]) => boolean;
}
