import { div } from "./div.js";
import { log } from "./log.js";
import { integerPower } from "./power.js";
import { integer, type Real } from "./real.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";

/** The logarithm of x to a base, exact where it is an integer. */
export const logb = (x: Real, base: Real, precision: number): Real => {
  const ratio = div(log(x, precision), log(base, precision), precision);
  const whole = Math.round(toNumber(ratio));
  return Math.abs(whole) <= 1100 && sign(sub(integerPower(base, whole, precision), x, precision)) === 0 ? integer(whole) : ratio;
};
