import { accuracy } from "./accuracy.js";
import type { Real } from "./real.js";
import { realFunctions, type RealFunctions } from "./real-functions.js";
import { toNumber } from "./to-number.js";

/** A double that is right, or why there is none: no real number, or not decided at the last precision. */
export type Settled =
  | { readonly status: "settled"; readonly value: number; readonly precision: number }
  | { readonly status: "invalid"; readonly reason: string }
  | { readonly status: "undecided"; readonly last: Real; readonly precision: number };

/**
 * The double that a real number is, to an ulp: `compute` runs at 128 bits, then at twice as many until the ball leaves no doubt, up to
 * `limit` bits. Past the largest double it is ±Infinity, below the smallest ±0.
 *
 * @example
 * settle((F) => F.sub(F.sqrt(F.add(F.constant(1), F.constant(1e-20))), F.constant(1))) // => { status: "settled", value: 5e-21, precision: 128 }
 */
export const settle = (compute: (functions: RealFunctions) => Real, limit = 8192): Settled => {
  for (let precision = 128; ; precision *= 2) {
    const last = compute(realFunctions(precision));
    if (last.reason) return { status: "invalid", reason: last.reason };
    const value = decided(last);
    if (value !== undefined) return { status: "settled", value, precision };
    if (2 * precision > limit) return { status: "undecided", last, precision };
  }
};

/** The double nearest to a real number, if its ball decides that to an ulp; else undefined. */
export const decided = (x: Real): number | undefined => {
  const value = toNumber(x);
  if (accuracy(x) > 54) return value;
  const [low, high] = [-x.radius, x.radius].map((r) => toNumber({ ...x, mantissa: x.mantissa + r }));
  return low === high ? high : undefined;
};
