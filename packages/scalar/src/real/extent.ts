import { bitLength } from "./bit-length.js";
import { magnitude } from "./magnitude.js";
import { exactly, type Real } from "./real.js";



/** The point of a ball farthest from zero, with the sign of its midpoint. */
export const farthest = ({ mantissa, radius, exponent }: Real): Real =>
  exactly(mantissa < 0n ? mantissa - radius : mantissa + radius, exponent);

/** The least t for which |x| < 2^t is sure; −∞ for exact zero. */
export const top = (x: Real): number => {
  const length = bitLength(farthest(x).mantissa);
  return length === 0 ? -Infinity : length + x.exponent;
};

/** The ball about zero that holds x. */
export const around = (x: Real): Real => ({ mantissa: 0n, radius: magnitude(farthest(x).mantissa), exponent: x.exponent });

/** A ball from zero, itself included, to the farthest point of x or a little beyond. */
export const fromZeroTo = (x: Real): Real => {
  const { mantissa } = farthest(x);
  const excess = Math.max(0, bitLength(mantissa) - 24);
  const radius = -(-magnitude(mantissa) >> BigInt(excess));
  return { mantissa: mantissa < 0n ? -radius : radius, radius, exponent: x.exponent + excess - 1 };
};
