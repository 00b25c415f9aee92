import { error } from "../errors.js";
import { collected, type Polynomial, type Term } from "./polynomial.js";

const about = ({ variables, center }: Polynomial): string => `${variables.join(", ")} about (${center.join(", ")})`;

const agree = (call: string, p: Polynomial, q: Polynomial): void => {
  const same = p.variables.length === q.variables.length && p.variables.every((name, k) => name === q.variables[k] && p.center[k] === q.center[k]);
  if (!same) throw error("taylor/different-center", { call, left: about(p), right: about(q) });
};

/**
 * p + q, of polynomials in the same variables about the same centre.
 *
 * @throws taylor/different-center
 * @example
 * import { format, polynomial } from "@gradkit/taylor/polynomial"
 * const p = polynomial(["x"], [{ exponents: [1], coefficient: 2 }])
 * format(add(p, p)) // => "4*x"
 */
export const add = (p: Polynomial, q: Polynomial): Polynomial => {
  agree("add", p, q);
  return collected(p.variables, p.center, [...p.terms, ...q.terms]);
};

/**
 * p · q, of polynomials in the same variables about the same centre; or p times a number.
 *
 * @throws taylor/different-center
 * @example
 * import { format, polynomial } from "@gradkit/taylor/polynomial"
 * const p = polynomial(["x"], [{ exponents: [0], coefficient: 1 }, { exponents: [1], coefficient: 1 }])
 * format(multiply(p, p)) // => "1 + 2*x + x^2"
 * format(multiply(p, 3)) // => "3 + 3*x"
 */
export const multiply = (p: Polynomial, q: Polynomial | number): Polynomial => {
  if (typeof q === "number") return collected(p.variables, p.center, p.terms.map((term) => ({ ...term, coefficient: term.coefficient * q })));
  agree("multiply", p, q);
  return collected(p.variables, p.center, products(p.terms, q.terms));
};

const products = function* (left: readonly Term[], right: readonly Term[]): Generator<Term> {
  for (const a of left) for (const b of right) yield { exponents: a.exponents.map((n, k) => n + b.exponents[k]!), coefficient: a.coefficient * b.coefficient };
};
