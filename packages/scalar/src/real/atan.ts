import { add } from "./add.js";
import { ball } from "./ball.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { around, top } from "./extent.js";
import { inverseCircle } from "./inverse-circle.js";
import { neg } from "./neg.js";
import { fault, integer, one, unknown, zero, type Real, type RealFunction } from "./real.js";
import { relative } from "./relative.js";
import { scale } from "./scale.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";

export const atan: RealFunction = relative((x, precision) => {
  const { mantissa, radius, exponent } = x;
  if (sign(x) && (x.beyond || top(x) > 1)) return aside(x, one, precision);
  if (x.beyond) return x;
  if (top(x) > 1) return around(integer(2));
  const bits = precision + 8;
  const angle = inverseCircle(shift(mantissa, exponent + bits), bits, -1n);
  return add(ball(angle, 3n, -bits, precision), { mantissa: 0n, radius, exponent }, precision); // 0 < atan′ ≤ 1
});

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
  return y.beyond || x.beyond ? (fault(y, x) ?? unknown) : around(integer(4));
};
