import { ball } from "./ball.js";
import { beyond } from "./beyond.js";
import { circle } from "./circle.js";
import { fromZeroTo, top } from "./extent.js";
import { fixedLog2 } from "./fixed-constants.js";
import { increasing } from "./increasing.js";
import { largestExponent } from "./largest-exponent.js";
import { exactly, isZero, one, zero, type Real, type RealFunction } from "./real.js";
import { shift } from "./shift.js";

// e^x = 2^k (cosh r + sinh r), r = x − k log 2. The error of r is 2|k| + 1 units, that of the sum twice that and 4.
const at = (x: Real, precision: number): Real => {
  if (isZero(x)) return one;
  const size = top(x);
  if (size > 40) return x.mantissa > 0n ? beyond(exactly(1n, largestExponent)) : fromZeroTo(exactly(1n, -largestExponent));
  const bits = precision + 8 + Math.max(0, size);
  const fixed = shift(x.mantissa, x.exponent + bits);
  const log2 = fixedLog2(bits);
  const k = fixed / log2;
  const [cosh, sinh] = circle(fixed - k * log2, bits, 1n);
  return ball(cosh + sinh, 10n + 5n * (k < 0n ? -k : k), Number(k) - bits, precision);
};

/** e^x */
export const exp: RealFunction = increasing(at, zero);
