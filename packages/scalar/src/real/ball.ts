import { beyond } from "./beyond.js";
import { bitLength } from "./bit-length.js";
import { largestExponent } from "./largest-exponent.js";
import { zero, type Real } from "./real.js";

/** (mantissa ± radius) · 2^exponent with the mantissa rounded to `precision` bits. Rounding carries no ball over zero. */
export const ball = (mantissa: bigint, radius: bigint, exponent: number, precision: number): Real => {
  const length = bitLength(mantissa);
  const blur = bitLength(radius);
  const reach = Math.max(length, blur) + exponent;
  if (reach > largestExponent) return beyond({ mantissa, radius, exponent });
  if (length + blur === 0) return zero;
  if (reach < -largestExponent) return tiny(mantissa, radius);
  const excess = Math.max(length - precision, blur - 30);
  if (excess <= 0) return { mantissa, radius, exponent };
  const by = BigInt(excess);
  const m = mantissa >> by;
  const r = -(-radius >> by) + (m << by === mantissa ? 0n : 1n);
  if (m < r && mantissa >= radius) return { mantissa: r, radius: r, exponent: exponent + excess };
  if (m > -r && mantissa <= -radius) return { mantissa: -r, radius: r, exponent: exponent + excess };
  return { mantissa: m, radius: r, exponent: exponent + excess };
};

const tiny = (mantissa: bigint, radius: bigint): Real => {
  if (mantissa >= radius) return { mantissa: 1n, radius: 1n, exponent: -largestExponent };
  if (mantissa <= -radius) return { mantissa: -1n, radius: 1n, exponent: -largestExponent };
  return { mantissa: 0n, radius: 1n, exponent: 1 - largestExponent };
};
