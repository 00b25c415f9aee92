import { error } from "../errors.js";
import { add, multiply } from "./arithmetic.js";
import { collected, type Polynomial } from "./polynomial.js";

/**
 * p(q₁, q₂, …): a polynomial in the variables of the q, which stand for those of p.
 *
 * @param qs  one for each variable of p, all in the same variables about the same centre
 * @throws taylor/length, taylor/different-center
 * @example
 * import { format, multiply, polynomial } from "@gradkit/taylor/polynomial"
 * const x = polynomial(["x"], [{ exponents: [1], coefficient: 1 }])
 * const p = polynomial(["u", "v"], [{ exponents: [2, 0], coefficient: 1 }, { exponents: [0, 1], coefficient: 1 }])
 * format(compose(p, [x, multiply(x, x)])) // => "2*x^2"
 */
export const compose = (p: Polynomial, qs: readonly Polynomial[]): Polynomial => {
  if (qs.length !== p.variables.length || !qs[0]) throw error("taylor/length", { call: "compose", expected: p.variables.length, got: qs.length });
  const { variables, center } = qs[0];
  const constant = (coefficient: number): Polynomial => collected(variables, center, [{ exponents: variables.map(() => 0), coefficient }]);
  const offsets = qs.map((q, k) => add(q, constant(-p.center[k]!)));
  const powers = offsets.map(() => [constant(1)]);
  const power = (k: number, n: number): Polynomial => {
    for (let m = powers[k]!.length; m <= n; m++) powers[k]!.push(multiply(powers[k]![m - 1]!, offsets[k]!));
    return powers[k]![n]!;
  };
  return p.terms.reduce((sum, { exponents, coefficient }) => add(sum, exponents.reduce((product, n, k) => (n === 0 ? product : multiply(product, power(k, n))), constant(coefficient))), constant(0));
};

/**
 * The same polynomial written about another centre: p, by its own Taylor series there, which is exact.
 *
 * @throws taylor/length
 * @example
 * import { format, polynomial } from "@gradkit/taylor/polynomial"
 * const p = polynomial(["x"], [{ exponents: [2], coefficient: 1 }])
 * format(shift(p, [3])) // => "9 + 6*(x - 3) + (x - 3)^2"
 */
export const shift = (p: Polynomial, center: readonly number[]): Polynomial => {
  if (center.length !== p.variables.length) throw error("taylor/length", { call: "shift", expected: p.variables.length, got: center.length });
  const unit = (k: number, is: number): number[] => p.variables.map((_, j) => (j === k ? is : 0));
  const moved = p.variables.map((_, k) => collected(p.variables, center, [{ exponents: unit(k, 1), coefficient: 1 }, { exponents: unit(k, 0), coefficient: center[k]! }]));
  return moved.length === 0 ? p : compose(p, moved);
};
