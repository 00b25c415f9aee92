import { magnitude } from "./magnitude.js";
import { exactly, type Real } from "./real.js";

/** ⌊x⌋ of the midpoint of x */
export const wholePart = ({ mantissa, exponent }: Real): Real =>
  exponent < 0 ? exactly(mantissa >> BigInt(-exponent)) : exactly(mantissa, exponent);

/** The first and the last integer in a ball; the first is greater where it holds none. */
export const wholesIn = ({ mantissa, radius, exponent }: Real): readonly [Real, Real] => {
  const first = wholePart(exactly(radius - mantissa, exponent));
  return [{ ...first, mantissa: -first.mantissa }, wholePart(exactly(mantissa + radius, exponent))];
};

/** Whether x is an integer, exactly. */
export const isWhole = (x: Real): boolean =>
  x.radius === 0n && !x.beyond && BigInt.asUintN(Math.max(0, -x.exponent), magnitude(x.mantissa)) === 0n;
