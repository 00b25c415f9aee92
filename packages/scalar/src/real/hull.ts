import { add } from "./add.js";
import { beyond, end } from "./beyond.js";
import { around, fromZeroTo } from "./extent.js";
import { isZero, unknown, type Real } from "./real.js";
import { scale } from "./scale.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";

/** A set that holds two real numbers and all between them. Of a number and none, or of two ends that are open, nothing is known. */
export const hull = (x: Real, y: Real, precision: number): Real => {
  if (x.reason !== undefined) return y.reason === undefined ? unknown : x;
  if (y.reason !== undefined) return unknown;
  if (x.beyond || y.beyond) return farther(x, y, precision);
  if (isZero(x)) return fromZeroTo(y);
  if (isZero(y)) return fromZeroTo(x);
  return add(scale(add(x, y, precision), -1), around(scale(sub(x, y, precision), -1)), precision);
};

const farther = (x: Real, y: Real, precision: number): Real => {
  const [a, b] = [beyond(x), beyond(y)];
  const side = sign(a);
  if (side === undefined || side !== sign(b)) return unknown;
  return sign(sub(end(a), end(b), precision)) === side ? b : a;
};
