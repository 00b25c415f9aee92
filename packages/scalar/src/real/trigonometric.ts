import { add } from "./add.js";
import { ball } from "./ball.js";
import { circle } from "./circle.js";
import { div } from "./div.js";
import { around, top } from "./extent.js";
import { fixedPi } from "./fixed-constants.js";
import { magnitude } from "./magnitude.js";
import { square } from "./mul.js";
import { exactly, one, zero, type Real, type RealFunction } from "./real.js";
import { relative } from "./relative.js";
import { scale } from "./scale.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";

// cos(x + quarters π/2), from x = q π/2 + r. The error of r is |q| + 2 units.
const wave = (x: Real, quarters: bigint, precision: number): Real => {
  if (x.mantissa === 0n) return quarters === 0n ? one : zero;
  const bits = precision + 8 + Math.max(0, top(x));
  const fixed = shift(x.mantissa, x.exponent + bits);
  const pi = fixedPi(bits);
  const q = (4n * fixed + (fixed < 0n ? -pi : pi)) / (2n * pi);
  const [cos, sin] = circle((2n * fixed - q * pi) >> 1n, bits, -1n);
  const turn = (q + quarters) & 3n;
  const value = turn & 1n ? sin : cos;
  return ball(turn === 1n || turn === 2n ? -value : value, 6n + magnitude(q), -bits, precision);
};

// A ball wider than 1, or so far out that π had to be known to more than 10000 bits, gives all of [−1, 1].
const shifted =
  (quarters: bigint): RealFunction =>
  (x, precision) => {
    const { mantissa, radius, exponent } = x;
    const blur = { mantissa: 0n, radius, exponent };
    if (x.beyond && mantissa === 0n) return x;
    if (x.beyond || top(blur) > 0 || top(x) > 10_000) return around(one);
    return add(wave(exactly(mantissa, exponent), quarters, precision), blur, precision); // |cos′| ≤ 1
  };

export const cos: RealFunction = shifted(0n);
export const sin: RealFunction = relative(shifted(3n));
export const tan: RealFunction = relative((x, precision) => div(sin(x, precision), cos(x, precision), precision));

/** sin x / x, 1 at 0; 1 − x²/6 ≤ sinc x ≤ 1 */
export const sinc: RealFunction = (x, precision) =>
  sign(x) || x.beyond
    ? div(sin(x, precision), x, precision)
    : add(one, scale(around(square(x, precision)), -2), precision);
