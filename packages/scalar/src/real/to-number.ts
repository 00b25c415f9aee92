import { bitLength } from "./bit-length.js";
import { magnitude } from "./magnitude.js";
import type { Real } from "./real.js";
import { shift } from "./shift.js";

/**
 * The double nearest to the midpoint of a ball, ties to even, subnormals included, ±Infinity past the largest. A half-line past the
 * largest double is ±Infinity; where more is open, or there is no number, NaN.
 */
export const toNumber = ({ mantissa, exponent, beyond }: Real): number => {
  const length = bitLength(mantissa);
  if (beyond && length + exponent <= 1024) return NaN;
  if (length + exponent < -1074 || length === 0) return 0;
  const unit = Math.max(exponent, length + exponent - 53, -1074);
  return Number(rounded(magnitude(mantissa), unit - exponent)) * (mantissa < 0n ? -1 : 1) * 2 ** unit;
};

// n / 2^drop, ties to even
const rounded = (n: bigint, drop: number): bigint => {
  const kept = shift(n, -drop);
  const excess = 2n * (n - shift(kept, drop)) - shift(1n, drop) + (kept & 1n);
  return excess > 0n ? kept + 1n : kept;
};
