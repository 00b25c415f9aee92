import { neg } from "./neg.js";
import type { RealFunction } from "./real.js";

/** The odd function that f is for x ≥ 0. */
export const odd =
  (f: RealFunction): RealFunction =>
  (x, precision) =>
    x.mantissa < 0n ? neg(f(neg(x), precision)) : f(x, precision);
