import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { farthest, fromZeroTo } from "./extent.js";
import { isZero } from "./is-zero.js";
import { magnitude } from "./magnitude.js";
import { fault, zero, type Real } from "./real.js";
import { sign } from "./sign.js";

/** Where 0 meets a half-line the product is 0; where it meets what may be no number, nothing is known. */
const vanishes = (x: Real, y: Real): boolean => isZero(x) && y.mantissa !== 0n;

/** x · y */
export const mul = (x: Real, y: Real, precision: number): Real => {
  if (x.beyond || y.beyond) return fault(x, y) ?? (vanishes(x, y) || vanishes(y, x) ? zero : beyond(mul(end(x), end(y), precision)));
  const { mantissa: a, radius: r } = x;
  const { mantissa: b, radius: s } = y;
  return ball(a * b, r + s && magnitude(a) * s + magnitude(b) * r + r * s, x.exponent + y.exponent, precision);
};

/** x², never below zero */
export const square = (x: Real, precision: number): Real => {
  if (x.beyond || sign(x) !== undefined) return mul(x, x, precision);
  return fromZeroTo(mul(farthest(x), farthest(x), precision));
};
