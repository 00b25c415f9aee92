import { lgammaNear } from "./lgamma-near.js";
import { stirling } from "./stirling.js";

/**
 * log |Γ(x)|, within 4 ulp for x > 0, its zeros 1 and 2 included. For x < 0 by reflection, within 1e-15·(1 + |x log |x||): next to its
 * zeros there only absolutely accurate. Infinity at 0 and the negative integers.
 *
 * @source DLMF 5.5.1, 5.5.3, 5.11.1
 * @example
 * lgamma(10.5) // => 13.940625219403763
 */
export const lgamma = (x: number): number => {
  if (x < -0.25) {
    const sine = Math.sin(Math.PI * (x - Math.round(x))); // the remainder is exact
    if (!sine) return Infinity;
    return Math.log(Math.PI / Math.abs(x * sine)) - lgamma(-x);
  }
  if (x < 0.75) return lgammaNear(x) - Math.log(Math.abs(x));
  if (x >= 10) return x === Infinity ? x : (x - 0.5) * (Math.log(x) - 1) + (stirling(x) + 0.4189385332046727); // log √(2π) - 1/2
  let product = 1, y = x;
  while (y > 2.5) product *= --y;
  return lgammaNear(y - 1) + Math.log(product);
};
