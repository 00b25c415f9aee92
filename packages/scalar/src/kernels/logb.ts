/**
 * Logarithm of x to a base, within 3 ulp, and exact where x is a whole power of the base.
 *
 * @example
 * logb(125, 5) // => 3
 */
export const logb = (x: number, base: number): number => {
  const log = Math.log(base), ratio = Math.log(x) / log, whole = Math.round(ratio);
  return Math.abs(log) > 0.5 && base ** whole === x ? whole : ratio; // next to base 1 a rounded power is no power
};
