import { magnitude } from "./magnitude.js";
import type { Real } from "./real.js";

/** A ball in units 2^by times as large, no smaller than before; `by` may be huge. */
export const coarsen = ({ mantissa, radius, exponent }: Real, by: number): Real => ({
  mantissa: mantissa >> BigInt(by),
  radius: (BigInt.asUintN(by, magnitude(mantissa)) && 1n) - (-radius >> BigInt(by)),
  exponent: exponent + by,
});
