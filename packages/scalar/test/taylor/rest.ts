import { reals } from "../../src/evaluate/reals.js";
import type { Expr } from "../../src/expr.js";
import { interpret } from "../../src/interpret.js";
import type { Interval } from "../../src/interval/interval.js";
import { fromNumber, toNumber, type Real } from "../../src/real/index.js";
import type { TaylorPolynomial } from "../../src/taylor/taylor-polynomial.js";

const F = reals(400);

/** f(x) − Σ cₖ (x − center)ᵏ in 400 bits, the cₖ and x being the doubles given. */
export const rest = (f: Expr, { variable, center, coefficients }: TaylorPolynomial, x: number): Real => {
  const distance = F.sub(fromNumber(x), fromNumber(center));
  const value = coefficients.reduceRight<Real>((total, c) => F.add(F.mul(total, distance), fromNumber(c)), fromNumber(0));
  return F.sub(interpret(f, F, { [variable]: fromNumber(x) }), value);
};

export const restNumber = (f: Expr, t: TaylorPolynomial, x: number): number => toNumber(rest(f, t, x));

/** Whether an interval holds the real number, as far as 400 bits tell. */
export const holds = ({ lo, hi }: Interval, value: Real): boolean =>
  (lo === -Infinity || F.sub(value, fromNumber(lo)).mantissa >= 0n) && (hi === Infinity || F.sub(fromNumber(hi), value).mantissa >= 0n);

/** `count` points of an interval, both ends and points within an ulp and within 1e-9 of them among these. */
export const pointsOf = ({ lo, hi }: Interval, count: number): number[] => {
  const width = hi - lo;
  const even = Array.from({ length: count }, (_, k) => lo + (width * k) / (count - 1));
  return [...even, lo + 1e-9 * width, hi - 1e-9 * width, lo + Number.EPSILON * width, hi - Number.EPSILON * width].map((x) => Math.min(hi, Math.max(lo, x)));
};
