import type { Real } from "../../src/real/index.js";

// The ends of a real number's set in units of 2^−at; undefined where it is open.
const ends = ({ mantissa, radius, exponent, beyond }: Real, at: number): readonly [bigint | undefined, bigint | undefined] => {
  const scaled = (n: bigint): bigint => n << BigInt(exponent + at);
  if (beyond) return [mantissa > 0n ? scaled(mantissa) : undefined, mantissa < 0n ? scaled(mantissa) : undefined];
  return [scaled(mantissa - radius), scaled(mantissa + radius)];
};

/** Whether the sets of two real numbers have a point in common; of no number and a number, false. */
export const meets = (x: Real, y: Real): boolean => {
  if (x.reason || y.reason) return Boolean(x.reason) === Boolean(y.reason);
  const at = Math.max(-x.exponent, -y.exponent);
  const [[a, b], [c, d]] = [ends(x, at), ends(y, at)];
  return (a === undefined || d === undefined || a <= d) && (c === undefined || b === undefined || c <= b);
};
