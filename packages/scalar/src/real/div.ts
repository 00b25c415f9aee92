import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { bitLength } from "./bit-length.js";
import { fromZeroTo } from "./extent.js";
import { magnitude } from "./magnitude.js";
import { mul } from "./mul.js";
import { fault, invalid, one, unknown, type Real } from "./real.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";

/** x / y */
export const div = (x: Real, y: Real, precision: number): Real => {
  if (sign(y) === 0) return invalid("division by zero");
  if (x.reason || sign(y) === undefined) return fault(x, y) ?? unknown;
  if (y.beyond) return mul(x, fromZeroTo(div(one, end(y), precision)), precision);
  if (x.beyond) return beyond(div(end(x), y, precision));
  // |x/y − a/b| ≤ (r |b| + s |a|) / (|b| (|b| − s)) for x = a ± r, y = b ± s
  const { mantissa: b, radius: s } = y;
  const by = Math.max(0, precision + 4 + bitLength(b) - bitLength(x.mantissa));
  const a = shift(x.mantissa, by);
  const r = shift(x.radius, by);
  const size = magnitude(b);
  const blur = r + s && (r * size + s * magnitude(a)) / (size * (size - s)) + 1n;
  return ball(a / b, blur + (a % b && 1n), x.exponent - y.exponent - by, precision);
};
