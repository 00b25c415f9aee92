import { error } from "../errors.js";
import type { Polynomial } from "./polynomial.js";

/**
 * The value of a polynomial at a point, terms of high degree first, as they are the small ones near the centre.
 *
 * @throws taylor/length
 * @example
 * import { polynomial } from "@gradkit/taylor/polynomial"
 * evaluate(polynomial(["x", "y"], [{ exponents: [2, 1], coefficient: 3 }]), [2, 5]) // => 60
 */
export const evaluate = ({ variables, center, terms }: Polynomial, x: readonly number[]): number => {
  if (x.length !== variables.length) throw error("taylor/length", { call: "evaluate", expected: variables.length, got: x.length });
  return terms.reduceRight((sum, { exponents, coefficient }) => sum + exponents.reduce((product, n, k) => (n === 0 ? product : product * (x[k]! - center[k]!) ** n), coefficient), 0);
};
