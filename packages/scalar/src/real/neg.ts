import type { Real } from "./real.js";

/** −x */
export const neg = (x: Real): Real => ({ ...x, mantissa: -x.mantissa });
