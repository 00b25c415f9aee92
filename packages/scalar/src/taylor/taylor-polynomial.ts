import type { Expr } from "../expr.js";

/**
 * The Taylor polynomial Σ cₖ (x − center)ᵏ, k ≤ order, of a function of one variable.
 */
export interface TaylorPolynomial {
  readonly variable: string;
  readonly center: number;
  readonly order: number;
  /** c₀ … cₙ, each right to an ulp; shape (order + 1). */
  readonly coefficients: readonly number[];
  /** c₀ … cₙ as expressions, exact: rational numbers where they are rational. */
  readonly exact: () => Expr[];
  /** The value of the polynomial at x. */
  readonly evaluate: (x: number) => number;
  /** The polynomial as an expression in powers of (variable − center), with exact coefficients. */
  readonly toExpr: () => Expr;
  readonly toLatex: () => string;
  /** An estimate of the radius of convergence from the growth of the coefficients; Infinity where they fall faster than any power. */
  readonly radius: () => number;
}
