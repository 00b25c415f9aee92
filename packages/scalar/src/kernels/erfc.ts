import { erfNear } from "./erf-near.js";
import { erfcTail } from "./erfc-tail.js";

/**
 * Complementary error function 1 - erf(x), within 4 ulp over the whole line, in the right tail down to the smallest subnormal.
 *
 * @source DLMF 7.2.2
 * @example
 * erfc(10) // => 2.088487583762545e-45
 */
export const erfc = (x: number): number => (x <= -0.5 ? 2 - erfcTail(-x) : x < 0.5 ? 1 - erfNear(x) : erfcTail(x));
