import { integerRoot } from "../integer-root.js";
import { ball } from "./ball.js";
import { beyond, end } from "./beyond.js";
import { bitLength } from "./bit-length.js";
import { around, farthest, fromZeroTo } from "./extent.js";
import { odd } from "./odd.js";
import { invalid, unknown, type Real, type RealFunction } from "./real.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";

/** √x. A ball that only touches zero gives one that touches it too. */
export const sqrt = (x: Real, precision: number): Real => {
  if (x.mantissa < -x.radius) return invalid("square root of a negative number");
  return x.mantissa < x.radius ? unknown : root(2n, x, precision);
};

/** ∛x, real for every real x */
export const cbrt: RealFunction = odd((x, precision) =>
  x.mantissa > x.radius || x.beyond ? root(3n, x, precision) : around(root(3n, farthest(x), precision)),
);

// For x ≥ 0 in the ball m ± r, m > 0:  |x^(1/n) − m^(1/n)| ≤ r / m^((n−1)/n)
const root = (n: bigint, x: Real, precision: number): Real => {
  if (sign(x) === 0) return x;
  if (x.beyond) return x.mantissa === 0n ? x : beyond(root(n, end(x), precision));
  if (x.mantissa === x.radius) return fromZeroTo(root(n, farthest(x), precision));
  const degree = Number(n);
  const wanted = Math.max(0, degree * (precision + 4) - bitLength(x.mantissa));
  const exponent = Math.floor((x.exponent - wanted) / degree);
  const by = x.exponent - exponent * degree;
  const m = shift(x.mantissa, by);
  const s = integerRoot(m, n);
  const blur = x.radius && shift(x.radius, by) / s ** (n - 1n) + 1n;
  return ball(s, blur + (s ** n === m ? 0n : 1n), exponent, precision);
};
