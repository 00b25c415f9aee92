import { incompleteBeta } from "./incomplete-beta.js";
import { logBeta } from "./log-beta.js";
import { normalQuantile, normalTail } from "./normal.js";

/**
 * The chance that Student's t of some degrees of freedom is above t ≥ 0; with infinitely many it is the normal distribution.
 *
 * @source DLMF 8.17 with x = ν / (ν + t²)
 */
export const tTail = (t: number, freedom: number): number => {
  if (freedom === Infinity) return normalTail(t);
  const square = t * t;
  return 0.5 * incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square));
};

/**
 * The t above which Student's t is with that chance, between 0 and 1/2: Newton's iteration from the normal quantile, which is below it; the tail is convex, so no step goes too far.
 *
 * @example
 * tQuantile(0.025, 12) // => 2.1788128296634177
 */
export const tQuantile = (tail: number, freedom: number): number => {
  let t = normalQuantile(tail);
  if (freedom === Infinity) return t;
  const constant = -logBeta(freedom / 2, 0.5) - 0.5 * Math.log(freedom);
  for (let k = 0; k < 1000; k++) {
    const density = Math.exp(constant - 0.5 * (freedom + 1) * Math.log1p((t * t) / freedom));
    const step = (tTail(t, freedom) - tail) / density;
    t += step;
    if (Math.abs(step) <= 4 * Number.EPSILON * t) break;
  }
  return t;
};
