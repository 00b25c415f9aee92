import { erfNear } from "./erf-near.js";
import { erfcTail } from "./erfc-tail.js";

/**
 * Error function, 2/√π ∫₀ˣ exp(-t²) dt, within 2 ulp.
 *
 * @source DLMF 7.2.1
 * @example
 * erf(0.5) // => 0.5204998778130465
 */
export const erf = (x: number): number => {
  const size = Math.abs(x);
  return size < 0.5 ? erfNear(x) : Math.sign(x) * (1 - erfcTail(size));
};
