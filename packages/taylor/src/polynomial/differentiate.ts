import { error } from "../errors.js";
import { collected, type Polynomial } from "./polynomial.js";

/**
 * ∂p/∂x for one of its variables.
 *
 * @throws taylor/polynomial  where p has no variable of that name
 * @example
 * import { format, polynomial } from "@gradkit/taylor/polynomial"
 * const p = polynomial(["x", "y"], [{ exponents: [2, 1], coefficient: 3 }, { exponents: [0, 1], coefficient: 1 }])
 * format(differentiate(p, "x")) // => "6*x*y"
 */
export const differentiate = ({ variables, center, terms }: Polynomial, variable: string): Polynomial => {
  const k = variables.indexOf(variable);
  if (k < 0) throw error("taylor/polynomial", { call: "differentiate", rule: `the variable is one of ${variables.join(", ")}`, got: variable });
  const lowered = (exponents: readonly number[]): number[] => exponents.map((n, j) => (j === k ? n - 1 : n));
  return collected(variables, center, terms.filter(({ exponents }) => exponents[k]! > 0).map(({ exponents, coefficient }) => ({ exponents: lowered(exponents), coefficient: coefficient * exponents[k]! })));
};
