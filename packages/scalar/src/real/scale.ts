import type { Real } from "./real.js";

/** x · 2^by, exactly */
export const scale = (x: Real, by: number): Real => ({ ...x, exponent: x.exponent + by });
