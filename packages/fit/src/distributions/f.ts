import { incompleteBeta } from "./incomplete-beta.js";

/**
 * The chance that F of ν₁ and ν₂ degrees of freedom is above x.
 *
 * @source DLMF 8.17 with ν₂ / (ν₂ + ν₁ x)
 */
export const fTail = (x: number, above: number, below: number): number => {
  const [p, q] = [below, above * x];
  return incompleteBeta(below / 2, above / 2, p / (p + q), q / (p + q));
};

/** The x above which F is with that chance: by bisection of its logarithm, to all digits. */
export const fQuantile = (tail: number, above: number, below: number): number => {
  let [low, high] = [-700, 700];
  for (let k = 0; k < 70; k++) {
    const middle = (low + high) / 2;
    if (fTail(Math.exp(middle), above, below) > tail) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
};
