import { numbers } from "@gradkit/scalar";

/**
 * The chance that a standard normal variable is above z.
 *
 * @source DLMF 7.17.2 for the relation to erfc
 */
export const normalTail = (z: number): number => 0.5 * numbers.erfc(z / Math.SQRT2);

/** The z above which a standard normal variable is with that chance, between 0 and 1/2: Newton's iteration on the logarithm of the tail, which is concave. */
export const normalQuantile = (tail: number): number => {
  let z = 0;
  for (let k = 0; k < 100; k++) {
    const q = normalTail(z);
    const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
    const step = ((Math.log(q) - Math.log(tail)) * q) / density;
    z += step;
    if (Math.abs(step) <= 4 * Number.EPSILON * z) break;
  }
  return z;
};
