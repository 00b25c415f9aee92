/**
 * Logistic function 1/(1 + exp(-x)), within 3 ulp, in the left tail down to the smallest subnormal.
 *
 * @example
 * sigmoid(0) // => 0.5
 * sigmoid(-40) // => 4.248354255291589e-18
 */
export const sigmoid = (x: number): number => {
  const e = Math.exp(-Math.abs(x));
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
};
