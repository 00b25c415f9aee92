import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { farthest, fromZeroTo } from "./extent.js";
import { magnitude } from "./magnitude.js";
import { fault, type Real } from "./real.js";
import { sign } from "./sign.js";

/** x · y */
export const mul = (x: Real, y: Real, precision: number): Real => {
  if (x.beyond || y.beyond) return fault(x, y) ?? beyond(mul(end(x), end(y), precision));
  const { mantissa: a, radius: r } = x;
  const { mantissa: b, radius: s } = y;
  return ball(a * b, r + s && magnitude(a) * s + magnitude(b) * r + r * s, x.exponent + y.exponent, precision);
};

/** x², never below zero */
export const square = (x: Real, precision: number): Real => {
  if (x.beyond || sign(x) !== undefined) return mul(x, x, precision);
  return fromZeroTo(mul(farthest(x), farthest(x), precision));
};
