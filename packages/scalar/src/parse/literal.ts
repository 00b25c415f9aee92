import { rational, type Rational } from "../rational.js";

const maxDigits = 1000;
const maxExponent = 400;

/** The exact value of a decimal literal, 1/10 for "0.1"; undefined past 1000 digits or the exponent 400. */
export const literal = (text: string): Rational | undefined => {
  const [mantissa = "", power = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const exponent = Number(power);
  if (whole.length + fraction.length > maxDigits || Math.abs(exponent) > maxExponent) return undefined;
  const digits = BigInt(whole + fraction);
  const shift = exponent - fraction.length;
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
};
