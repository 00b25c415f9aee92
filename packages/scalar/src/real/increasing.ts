import { beyond, end } from "./beyond.js";
import { hull } from "./hull.js";
import { exactly, unknown, type Real, type RealFunction } from "./real.js";
import { sign } from "./sign.js";

/**
 * An increasing function of balls, from its values `at` exact points. `low` and `high` are its limits at −∞ and +∞; without them it
 * grows past all bounds, or ends, there.
 */
export const increasing =
  (at: RealFunction, low?: Real, high?: Real): RealFunction =>
  (x, precision) => {
    const { mantissa, radius, exponent } = x;
    if (x.beyond) return along(x, at(end(x), precision), mantissa < 0n ? low : high, precision);
    if (radius === 0n) return at(x, precision);
    return hull(at(exactly(mantissa - radius, exponent), precision), at(exactly(mantissa + radius, exponent), precision), precision);
  };

const along = (x: Real, value: Real, limit: Real | undefined, precision: number): Real => {
  if (x.mantissa === 0n) return x;
  if (value.reason) return unknown;
  if (limit) return hull(value, limit, precision);
  return sign(value) === sign(x) ? beyond(value) : unknown;
};
