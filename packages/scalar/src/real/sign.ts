import type { Real } from "./real.js";

/** The sign of a real number; undefined where its ball holds zero and other numbers, or there is no number. */
export const sign = ({ mantissa, radius, beyond }: Real): -1 | 0 | 1 | undefined => {
  if (mantissa > radius) return 1;
  if (mantissa < -radius) return -1;
  return radius === 0n && !beyond ? 0 : undefined;
};
