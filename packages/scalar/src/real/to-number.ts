import { bitLength } from "./bit-length.js";
import { magnitude } from "./magnitude.js";
import type { Real } from "./real.js";
import { shift } from "./shift.js";

/**
 * The double nearest to the midpoint of a ball, ties to even, subnormals included, ±Infinity past the largest. A half-line past the
 * largest double is ±Infinity; where more is open, or there is no number, NaN.
 */
export const toNumber = ({ mantissa, exponent, beyond, reason }: Real): number => {
  const length = bitLength(mantissa);
  if (reason !== undefined || (beyond && length + exponent <= 1024)) return NaN;
  const size = magnitude(mantissa);
  const unit = Math.max(length + exponent - 53, -1074);
  const drop = unit - exponent;
  return (mantissa < 0n ? -1 : 1) * scaled(drop > 0 ? nearest(size, drop, length) : size, Math.max(unit, exponent));
};

const nearest = (size: bigint, drop: number, length: number): bigint => {
  if (drop > length) return 0n;
  const kept = shift(size, -drop);
  const twice = (size - shift(kept, drop)) << 1n;
  const half = shift(1n, drop);
  return twice > half || (twice === half && kept % 2n === 1n) ? kept + 1n : kept;
};

// At most 53 bits, and a unit of at least 2^−1074: both products are exact, or overflow.
const scaled = (size: bigint, unit: number): number => Number(size) * 2 ** Math.min(unit, 971) * 2 ** Math.max(0, unit - 971);
