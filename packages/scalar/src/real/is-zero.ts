import type { Real } from "./real.js";
import { sign } from "./sign.js";

/** Whether x is zero for sure. */
export const isZero = (x: Real): boolean => sign(x) === 0;
