import { hull, interval, type Interval } from "../interval/index.js";
import { entire } from "../interval/interval.js";
import { intervals } from "../interval/intervals.js";
import { coefficients, type Univariate } from "../series/coefficients.js";

/**
 * An interval that contains f(x) − Σ cₖ (x − center)ᵏ for every x of `over`, the cₖ being the doubles given: Lagrange's form, the (n+1)-st Taylor
 * coefficient enclosed over the hull of `over` and the centre, and the rounding of the cₖ. The whole line, not `defined`, where that cannot be bounded:
 * a pole, a kink or the end of the domain is near, or a cₖ is past the doubles.
 *
 * @source Moore, Interval Analysis, 1966, 11.3
 */
export const remainder = (f: Univariate, variable: string, center: number, given: readonly number[], over: Interval): Interval => {
  const F = intervals;
  const ground = { field: F, isZero: ({ lo, hi }: Interval) => lo === 0 && hi === 0 };
  const order = given.length;
  const box = hull(over, interval(center));
  const around = coefficients(ground, f, variable, box, order);
  if (!around.every(({ continuous }) => continuous) || !given.every(Number.isFinite)) return entire;
  const distance = F.sub(over, interval(center));
  const exact = coefficients(ground, f, variable, interval(center), order - 1);
  const rounding = exact.map((c, k) => F.mul(F.sub(c, interval(given[k]!)), F.pow(distance, interval(k))));
  return rounding.reduce((total, term) => F.add(total, term), F.mul(around[order]!, F.pow(distance, interval(order))));
};
