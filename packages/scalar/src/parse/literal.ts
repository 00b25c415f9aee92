import { invRational, isZero, mulRational, rational, type Rational } from "../rational.js";

const maxDigits = 1000;

/** The exact value of a decimal literal, 1/10 for "0.1"; undefined where that has more than 1000 digits above or below. */
export const literal = (text: string): Rational | undefined => {
  const [mantissa = "", power = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const shift = Number(power) - fraction.length;
  if (Math.max(whole.length + fraction.length + Math.max(shift, 0), 1 - shift) > maxDigits) return undefined;
  const digits = BigInt(whole + fraction);
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
};

/** The quotient of two literals; undefined unless both are, for a division by 0, and where it has more than 1000 digits above or below. */
export const quotient = (a?: Rational, b?: Rational): Rational | undefined => {
  if (!a || !b || isZero(b)) return undefined;
  const { num, den } = mulRational(a, invRational(b));
  return [num, den].every((n) => n.toString().replace("-", "").length <= maxDigits) ? { num, den } : undefined;
};
