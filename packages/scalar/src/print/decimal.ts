import type { Rational } from "../rational.js";

/** A number that is not negative, in digits: an integer, a decimal or a fraction, with a power of ten where it is very large or small. */
export interface Digits {
  readonly mantissa: string;
  readonly exponent?: string;
  readonly denominator?: Digits;
}

const longest = 21;
const maxDigits = 1000;

/** Halves, thirds and hundredths print as fractions; 3.1416 as a decimal, as its denominator is a large divisor of a power of ten. */
export const digitsOf = ({ num, den }: Rational): Digits => {
  const places = den < 1000n ? undefined : decimalPlaces(den);
  const digits = places === undefined ? "" : ((num * 10n ** BigInt(places)) / den).toString();
  if (places !== undefined && digits.length <= maxDigits) return powerOfTen(digits, places);
  return { ...powerOfTen(num.toString(), 0), ...(den > 1n && { denominator: powerOfTen(den.toString(), 0) }) };
};

/** How many places the decimal fraction 1/den has, where it ends and is no power of 1/2, which is shorter as a fraction. */
const decimalPlaces = (den: bigint): number | undefined => {
  if (den % 5n !== 0n) return undefined;
  let places = 0;
  for (let power = 1n; power % den !== 0n; power *= 10n) if (++places > maxDigits) return undefined;
  return places;
};

/** digits · 10^−places, as JavaScript writes its numbers: plain up to 21 digits and down to 1e-6. */
const powerOfTen = (digits: string, places: number): Digits => {
  const significant = digits.replace(/(?<!0)0+$/, "");
  const exponent = digits.length - 1 - places;
  const isPlain = places === 0 ? digits.length <= longest || digits.length - significant.length < 6 : exponent >= -7;
  if (!isPlain) return { mantissa: significant.replace(/^(.)(.+)/, "$1.$2"), exponent: exponent.toString() };
  const padded = digits.padStart(places + 1, "0");
  return { mantissa: places === 0 ? digits : `${padded.slice(0, -places)}.${padded.slice(-places)}` };
};
