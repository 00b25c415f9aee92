import { bernoulli } from "./bernoulli.js";
import { horner } from "./horner.js";

// Coefficients and root: test/data/kernel-coefficients.py.
const p = [
  0.2503801375034054, -0.33533244142797103, -0.6558457067128939, -0.28970900109275427, -0.045044091701161526, -0.002045129479555575,
];
const q = [1, 2.0742896155920127, 1.4560563271682205, 0.4332462787671058, 0.05357177863653182, 0.002091637781576248, -5.32737843996e-7];

/**
 * Digamma function ψ = Γ′/Γ, within 4 ulp for x > 0, its zero 1.4616… included. For x < 0 by reflection, within 1e-15·(1 + the size of
 * its terms): next to its zeros there only absolutely accurate. NaN at the negative integers, ∓Infinity at ±0.
 *
 * @source DLMF 5.5.2, 5.5.4, 5.11.2
 * @example
 * digamma(1) // => -0.5772156649015329
 */
export const digamma = (x: number): number => {
  if (x === 0) return -1 / x;
  if (x < 0) {
    const rest = x - Math.round(x); // exact
    return rest ? digamma(1 - x) - Math.PI / Math.tan(Math.PI * rest) : NaN;
  }
  let sum = 0, y = x;
  if (x >= 10) {
    if (x === Infinity) return x;
    for (let k = bernoulli.length; k; k--) sum = (sum + bernoulli[k - 1]! / (2 * k)) / (x * x);
    return Math.log(x) - (0.5 / x + sum);
  }
  if (x < 1) sum = -1 / y++;
  while (y > 2) sum += 1 / --y;
  return sum + (y - 1.4616321449683622 - 9.549995429965697e-17) * (1 + horner(p, y - 1) / horner(q, y - 1));
};
