import { add } from "./add.js";
import { neg } from "./neg.js";
import type { Real } from "./real.js";

/** x − y */
export const sub = (x: Real, y: Real, precision: number): Real => add(x, neg(y), precision);
