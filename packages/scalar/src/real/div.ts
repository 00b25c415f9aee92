import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { bitLength } from "./bit-length.js";
import { fromZeroTo } from "./extent.js";
import { magnitude } from "./magnitude.js";
import { mul } from "./mul.js";
import { invalid, isZero, one, unknown, type Real } from "./real.js";
import { sign } from "./sign.js";

/** x / y */
export const div = (x: Real, y: Real, precision: number): Real => {
  if (x.reason !== undefined) return x;
  if (y.reason !== undefined) return y;
  if (isZero(y)) return invalid("division by zero");
  if (sign(y) === undefined) return unknown;
  if (y.beyond) return mul(x, fromZeroTo(div(one, end(y), precision)), precision);
  if (x.beyond) return beyond(div(end(x), y, precision));
  const by = Math.max(0, precision + 4 + bitLength(y.mantissa) - bitLength(x.mantissa));
  return quotient(x, y, by, precision);
};

// |x/y − a/b| ≤ (r |b| + s |a|) / (|b| (|b| − s)) for x = a ± r, y = b ± s
const quotient = (x: Real, y: Real, by: number, precision: number): Real => {
  const { mantissa: b, radius: s } = y;
  const a = x.mantissa << BigInt(by);
  const r = x.radius << BigInt(by);
  const q = a / b;
  const blur = r + s === 0n ? 0n : (r * magnitude(b) + s * magnitude(a)) / (magnitude(b) * (magnitude(b) - s)) + 1n;
  return ball(q, blur + (q * b === a ? 0n : 1n), x.exponent - y.exponent - by, precision);
};
