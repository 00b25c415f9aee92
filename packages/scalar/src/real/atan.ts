import { ball } from "./ball.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { around, top } from "./extent.js";
import { increasing } from "./increasing.js";
import { inverseCircle } from "./inverse-circle.js";
import { neg } from "./neg.js";
import { exactly, fault, one, unknown, zero, type Real, type RealFunction } from "./real.js";
import { relative } from "./relative.js";
import { scale } from "./scale.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";

const at = (x: Real, precision: number): Real => {
  if (top(x) > 1) return aside(x, one, precision);
  const bits = precision + 8;
  return ball(inverseCircle(shift(x.mantissa, x.exponent + bits), bits, -1n), 3n, -bits, precision);
};

const ofBall = relative(increasing(at));

export const atan: RealFunction = (x, precision) => {
  if (!x.beyond) return ofBall(x, precision);
  return x.mantissa === 0n ? x : aside(x, one, precision);
};

// sign(y) π/2 − atan(x/y), where y is not 0
const aside = (y: Real, x: Real, precision: number): Real => {
  const quarter = scale(pi(precision), -1);
  return sub(y.mantissa < 0n ? neg(quarter) : quarter, atan(div(x, y, precision), precision), precision);
};

/** The angle of the point (x, y) from the positive x-axis, in (−π, π]; 0 for the origin. */
export const atan2 = (y: Real, x: Real, precision: number): Real => {
  const side = sign(y);
  const ahead = sign(x);
  if (ahead === 1) return atan(div(y, x, precision), precision);
  if (side) return aside(y, x, precision);
  if (side === 0 && ahead !== undefined) return ahead === 0 ? zero : pi(precision);
  return y.beyond || x.beyond ? (fault(y, x) ?? unknown) : around(exactly(4n));
};
