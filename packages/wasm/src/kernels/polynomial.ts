import { add, constant, mul, type Expr } from "../ir/expr.js";

/** c₀ + c₁ x + c₂ x² + …, by pairs, then pairs of pairs: the terms wait for each other less than one after the other. @source Estrin (1960), Organization of computer systems */
export const polynomial = (x: Expr, coefficients: readonly number[]): Expr => byPairs(x, coefficients.map((coefficient) => constant(coefficient)));

const byPairs = (x: Expr, terms: readonly Expr[]): Expr => {
  if (terms.length === 1) return terms[0]!;
  const pairs = terms.flatMap((term, k) => (k % 2 === 1 ? [] : [k + 1 < terms.length ? add(term, mul(x, terms[k + 1]!)) : term]));
  return byPairs(mul(x, x), pairs);
};
