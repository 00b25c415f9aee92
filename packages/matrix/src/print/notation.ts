import type { CallExpr, SymbolExpr } from "../expr.js";
import type { Size } from "../size.js";

/** How tightly an operator binds. */
export const SUM = 1, PRODUCT = 2, POSTFIX = 3, ATOM = 4;

/** How a function is written: a template with $1, $2, … for its operands, how tightly it binds, and how tightly each operand must to stand without parentheses. */
export interface Form {
  readonly text: string;
  readonly binds: number;
  readonly operands?: readonly number[];
}

/** A way to print expressions, as data. */
export interface Notation {
  readonly number: (value: number) => string;
  readonly symbol: (symbol: SymbolExpr) => string;
  readonly size: (size: Size) => string;
  readonly forms: Readonly<Record<string, Form>>;
  /** Powers and products of scalars, where they are written otherwise than those of arrays. */
  readonly scalarForms?: Readonly<Record<string, Form>>;
  /** The form that a call takes where it depends on shapes; its own name unless told. */
  readonly formOf?: (call: CallExpr) => string;
  readonly apply: (name: string, args: readonly string[]) => string;
  readonly group: string;
  /** $1 with the indices $2; δ with indices; the sum over the indices $1 of $2; and what a derivative in index notation begins with. */
  readonly indexed: string;
  readonly delta: string;
  readonly over: string;
  readonly comma: string;
  readonly head: string;
  readonly letter: (letter: string) => string;
}

/** Signs that stand between juxtaposition and sums: A ⊙ BC is A ⊙ (BC), and none of them goes with another without parentheses. */
export const entrywise = (text: string): Form => ({ text, binds: 1.6, operands: [1.6, PRODUCT] });
export const tensorial = (text: string): Form => ({ text, binds: 1.5, operands: [PRODUCT, PRODUCT] });
export const infix = (text: string, binds: number): Form => ({ text, binds, operands: [binds, binds + 0.5] });
export const prefix = (text: string): Form => ({ text, binds: PRODUCT, operands: [PRODUCT] });
/** A template that holds its operands apart by itself: a fraction, a root, a fence. */
export const closed = (text: string, binds = ATOM): Form => ({ text, binds, operands: [0, 0, 0] });
export const raised = (text: string): Form => ({ text, binds: POSTFIX, operands: [ATOM, 0] });
