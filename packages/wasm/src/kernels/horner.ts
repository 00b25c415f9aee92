import { add, constant, mul, type Expr } from "../ir/expr.js";

/** c₀ + x (c₁ + x (c₂ + …)) */
export const horner = (x: Expr, coefficients: readonly number[]): Expr => {
  const [last, ...rest] = coefficients.toReversed();
  return rest.reduce<Expr>((sum, coefficient) => add(constant(coefficient), mul(x, sum)), constant(last!));
};
