import { call, constant, variable, type Expr } from "../expr.js";
import { isZero, negRational, rational } from "../rational.js";

/** Σ cₖ (x − center)ᵏ as an expression, terms that are 0 left out. */
export const polynomial = (coefficients: readonly Expr[], name: string, center: number): Expr => {
  const x = variable(name);
  const distance = center === 0 ? x : center < 0 ? call("add", x, constant(-center)) : call("sub", x, constant(center));
  const [first, ...rest] = coefficients.flatMap((c, k) => (c.kind === "number" && isZero(c) ? [] : [{ c, k }]));
  if (!first) return constant(0);
  return rest.reduce<Expr>((total, { c, k }) => {
    const isMinus = c.kind === "number" && c.num < 0n;
    return call(isMinus ? "sub" : "add", total, term(isMinus ? constant(negRational(c)) : c, distance, k));
  }, term(first.c, distance, first.k));
};

/** c · distanceᵏ, a rational c as a fraction around the power. */
const term = (c: Expr, distance: Expr, k: number): Expr => {
  if (k === 0) return c;
  const power = k === 1 ? distance : call("pow", distance, constant(k));
  if (c.kind !== "number") return call("mul", c, power);
  const above = c.num === 1n ? power : c.num === -1n ? call("neg", power) : call("mul", constant(rational(c.num)), power);
  return c.den === 1n ? above : call("div", above, constant(rational(c.den)));
};
