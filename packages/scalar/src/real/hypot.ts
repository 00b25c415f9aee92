import { add } from "./add.js";
import { square } from "./mul.js";
import type { Real } from "./real.js";
import { sqrt } from "./root.js";

/** √(x² + y²) */
export const hypot = (x: Real, y: Real, precision: number): Real =>
  sqrt(add(square(x, precision), square(y, precision), precision), precision);
