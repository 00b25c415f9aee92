import type { MatrixExpr } from "../expr.js";

/** A step of a derivation. */
export interface Step {
  /** What was done: product, sum, chain, transpose, trace, determinant, inverse, …; collect and gradient at the end. */
  readonly rule: string;
  /** What the rule was applied to. */
  readonly of: MatrixExpr;
  /** Its differential by this one rule, with d(…) for the differentials of its parts. */
  readonly found: MatrixExpr;
  /** The differential of the whole before and after the step. */
  readonly before: MatrixExpr;
  readonly after: MatrixExpr;
  /** The terms of what was found, each with its shape. */
  readonly shapes: readonly { readonly term: MatrixExpr; readonly shape: string }[];
  /** The identity that the step is, as it is called in {@link identities}. */
  readonly identity?: string;
}

export interface Derivation {
  readonly result: MatrixExpr;
  readonly steps: readonly Step[];
}
