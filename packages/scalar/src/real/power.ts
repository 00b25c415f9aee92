import { repeated } from "../repeated.js";
import { bitLength } from "./bit-length.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { farthest, fromZeroTo, top } from "./extent.js";
import { log } from "./log.js";
import { mul, square } from "./mul.js";
import { neg } from "./neg.js";
import { fault, invalid, one, unknown, zero, type Real } from "./real.js";
import { scale } from "./scale.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";
import { isWhole, wholesIn } from "./whole.js";

/** x^n by squaring */
export const integerPower = (x: Real, n: number, precision: number): Real => {
  if (n < 0) return div(one, integerPower(x, -n, precision), precision);
  const working = precision + 2 * bitLength(BigInt(n));
  return n === 0 ? one : repeated(x, n, (a, b) => (a === b ? square(a, working) : mul(a, b, working)));
};

/** x^y: e^(y log x) for x > 0; for x < 0 where y is an integer; 0^0 is 1. */
export const pow = (x: Real, y: Real, precision: number): Real => {
  const none = fault(x, y);
  if (none) return none;
  if (isWhole(y) && top(y) <= 10) return integerPower(x, toNumber(y), precision);
  const side = sign(x);
  if (side === 1) return exp(mul(y, log(x, precision + 48), precision + 48), precision);
  if (side === -1) return ofNegative(x, y, precision);
  const growth = sign(y);
  if (sign(x) === 0 && growth === -1) return invalid("zero to a negative power");
  if (x.beyond || x.mantissa < x.radius || growth !== 1) return unknown;
  return sign(x) === 0 ? zero : fromZeroTo(pow(farthest(x), y, precision));
};

const ofNegative = (x: Real, y: Real, precision: number): Real => {
  if (isWhole(y)) {
    const size = pow(neg(x), y, precision);
    return isWhole(scale(y, -1)) ? size : neg(size);
  }
  const [first, last] = wholesIn(y);
  return y.beyond || sign(sub(last, first, precision)) !== -1 ? unknown : invalid("fractional power of a negative number");
};
