import { add } from "./add.js";
import { atan2 } from "./atan.js";
import { domain } from "./domain.js";
import { mul } from "./mul.js";
import { one, type Real, type RealFunction } from "./real.js";
import { sqrt } from "./root.js";
import { sub } from "./sub.js";

// √(1 − x²)
const leg = (x: Real, precision: number): Real =>
  sqrt(mul(sub(one, x, precision), add(one, x, precision), precision), precision);

export const asin: RealFunction = domain("asin of a number outside [-1, 1]", (x, precision) => atan2(x, leg(x, precision), precision));
export const acos: RealFunction = domain("acos of a number outside [-1, 1]", (x, precision) => atan2(leg(x, precision), x, precision));
