import { invalid, unknown, type Real } from "./real.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";
import { wholesIn } from "./whole.js";

/** f, which has poles at the integers ≤ 0, of balls that are clear of them. */
export const clearOfPoles =
  (name: string, f: (x: Real, precision: number) => Real) =>
  (x: Real, precision: number): Real => {
    if (x.beyond) return x.reason ? x : unknown;
    const [first, last] = wholesIn(x);
    if (x.mantissa > x.radius || sign(sub(last, first, precision)) === -1) return f(x, precision);
    return x.radius === 0n ? invalid(`${name} of an integer not above 0`) : unknown;
  };
