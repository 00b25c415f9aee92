import type { Expr } from "../expr.js";
import type { Interval } from "../interval/index.js";

/**
 * The Taylor polynomial Σ cₖ (x − center)ᵏ, k ≤ order, of a function of one variable.
 */
export interface TaylorPolynomial {
  readonly variable: string;
  readonly center: number;
  readonly order: number;
  /** c₀ … cₙ, each right to an ulp; shape (order + 1). */
  readonly coefficients: readonly number[];
  /** c₀ … cₙ as expressions, exact: rational numbers where they are rational. Where no power series can be formed, their doubles. */
  readonly exact: () => Expr[];
  /** The value of the polynomial at x. */
  readonly evaluate: (x: number) => number;
  /** The polynomial as an expression in powers of (variable − center), with exact coefficients. */
  readonly toExpr: () => Expr;
  readonly toLatex: () => string;
  /**
   * An interval that contains f(x) − T(x) for every x of the interval given, proved by interval arithmetic; the whole line, not `defined`, where a pole, a
   * kink or the end of the domain is near.
   */
  readonly remainder: (over: Interval) => Interval;
  /**
   * An estimate of the radius of convergence to f from the growth of the coefficients; Infinity where they fall faster than any power, 0 where no power series can be formed: f is not
   * analytic, as e^(−1/x²) at 0, or has parts that are not, as x·Γ(x) has.
   */
  readonly radius: () => number;
}
