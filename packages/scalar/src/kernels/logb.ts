/**
 * Logarithm of x to a base, within 3 ulp, and exact where x is a whole power of the base.
 *
 * @example
 * logb(125, 5) // => 3
 */
export const logb = (x: number, base: number): number => {
  const log = Math.log(base), ratio = Math.log(x) / log, whole = Math.round(ratio);
  // Next to base 1 and below the normal numbers a rounded power is no power.
  return Math.abs(log) > 0.5 && Math.abs(ratio - whole) < 1e-12 * Math.abs(whole) && base ** whole === x ? whole : ratio;
};
