import { bitLength } from "./bit-length.js";
import type { Real } from "./real.js";

/** How many bits of a real number are sure, relative to its size: Infinity of an exact one, 0 or less of one that may be zero. */
export const accuracy = ({ mantissa, radius, beyond }: Real): number => {
  if (beyond) return -Infinity;
  return radius === 0n ? Infinity : bitLength(mantissa) - bitLength(radius) - 1;
};
