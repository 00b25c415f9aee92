import { beyond } from "./beyond.js";
import { bitLength } from "./bit-length.js";
import { coarsen } from "./coarsen.js";
import { largestExponent } from "./largest-exponent.js";
import { zero, type Real } from "./real.js";

/** (mantissa ± radius) · 2^exponent with the mantissa rounded to `precision` bits. Rounding carries no ball over zero. */
export const ball = (mantissa: bigint, radius: bigint, exponent: number, precision: number): Real => {
  const length = bitLength(mantissa);
  const blur = bitLength(radius);
  if (length + blur === 0) return zero;
  const exact = { mantissa, radius, exponent };
  const reach = Math.max(length, blur) + exponent;
  const side = mantissa >= radius ? 1n : mantissa <= -radius ? -1n : 0n;
  if (reach > largestExponent) return beyond(exact);
  if (reach < -largestExponent) return { mantissa: side, radius: 1n, exponent: 1 - largestExponent };
  const excess = Math.max(length - precision, blur - 30);
  if (excess <= 0) return exact;
  const rounded = coarsen(exact, excess);
  return side && side * rounded.mantissa < rounded.radius ? { ...rounded, mantissa: side * rounded.radius } : rounded;
};
