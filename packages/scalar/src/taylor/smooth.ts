import { derivativeAt } from "../evaluate/derivative-at.js";
import type { Expr } from "../expr.js";

/**
 * The Taylor coefficients f⁽ᵏ⁾(center)/k! of a function that has the derivatives at the centre and no power series that could be formed: e^(−1/x²) at
 * 0, which is smooth and not analytic, or x·|x|, which has one derivative. Undefined where a derivative is missing.
 *
 * @source MML 5.7
 */
export const smoothCoefficients = (f: Expr, variable: string, center: number, order: number): number[] | undefined => {
  const coefficients: number[] = [];
  let factorial = 1;
  for (let k = 0; k <= order; k++) {
    const { exists, value } = derivativeAt(f, variable, { [variable]: center }, k);
    if (!exists || value === undefined) return undefined;
    coefficients.push(value / factorial);
    factorial *= k + 1;
  }
  return coefficients;
};
