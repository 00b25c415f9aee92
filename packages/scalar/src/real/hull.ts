import { add } from "./add.js";
import { beyond } from "./beyond.js";
import { around, fromZeroTo } from "./extent.js";
import { unknown, type Real } from "./real.js";
import { scale } from "./scale.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";

/** A set that holds x, y and all between them, x ≤ y. Of a number and none, or of two open ends, nothing is known. */
export const hull = (x: Real, y: Real, precision: number): Real => {
  if (x.beyond || y.beyond) {
    if (x.reason && y.reason) return x;
    return sign(x) !== sign(y) ? unknown : beyond(x.mantissa > 0n ? x : y);
  }
  if (sign(x) === 0) return fromZeroTo(y);
  if (sign(y) === 0) return fromZeroTo(x);
  return add(scale(add(x, y, precision), -1), around(scale(sub(x, y, precision), -1)), precision);
};
