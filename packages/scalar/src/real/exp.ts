import { ball } from "./ball.js";
import { circle } from "./circle.js";
import { top } from "./extent.js";
import { fixedLog2 } from "./fixed-constants.js";
import { increasing } from "./increasing.js";
import { one, zero, type Real, type RealFunction } from "./real.js";
import { shift } from "./shift.js";
import { sign } from "./sign.js";

// e^x = 2^k (cosh r + sinh r), r = x − k log 2. The error of r is 2|k| + 1 units, that of the sum twice that and 4.
const at = (x: Real, precision: number): Real => {
  if (sign(x) === 0) return one;
  const size = top(x);
  if (size > 40) return ball(1n, 0n, x.mantissa > 0n ? 2 ** 41 : -(2 ** 41), precision); // out of the range of balls
  const bits = precision + 8 + Math.max(0, size);
  const fixed = shift(x.mantissa, x.exponent + bits);
  const log2 = fixedLog2(bits);
  const k = fixed / log2;
  const [cosh, sinh] = circle(fixed - k * log2, bits, 1n);
  return ball(cosh + sinh, 10n + 5n * (k < 0n ? -k : k), Number(k) - bits, precision);
};

/** e^x */
export const exp: RealFunction = increasing(at, zero);
