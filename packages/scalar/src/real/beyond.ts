import { largestExponent } from "./largest-exponent.js";
import { exactly, unknown, type Real } from "./real.js";
import { sign } from "./sign.js";

/** The half-line from the point of x that is nearest to zero, away from zero; the whole line where x may be zero. */
export const beyond = (x: Real): Real => {
  const side = BigInt(sign(x) ?? 0);
  const end = exactly(x.mantissa - side * x.radius, Math.min(x.exponent, largestExponent));
  return side ? { ...end, beyond: true } : unknown;
};

/** Where a half-line ends; a ball itself. */
export const end = (x: Real): Real => (x.beyond ? exactly(x.mantissa, x.exponent) : x);
