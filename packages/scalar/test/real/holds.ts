import type { Real } from "../../src/real/index.js";

const size = 60;

/** Whether a ball meets the numbers within 10 units in the last place of a decimal of 60 digits ("1.25e-7"), worked out in integers. */
export const holds = ({ mantissa, radius, exponent, beyond }: Real, decimal: string): boolean => {
  if (beyond) return false;
  const [digits = "", power = "0"] = decimal.split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const value = BigInt(whole + fraction.padEnd(size, "0"));
  const margin = value === 0n ? 0n : 10n;
  const ten = Number(power) - Math.max(size, fraction.length);
  const left = 10n ** BigInt(Math.max(0, -ten)) << BigInt(Math.max(0, exponent));
  const right = 10n ** BigInt(Math.max(0, ten)) << BigInt(Math.max(0, -exponent));
  return (mantissa - radius) * left <= (value + margin) * right && (mantissa + radius) * left >= (value - margin) * right;
};
