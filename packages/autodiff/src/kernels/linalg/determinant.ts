import { factor, vanishingPivot } from "./lu.js";

/** The sign of det A and log |det A|: 0 and −∞ where a pivot is 0. */
export const logDeterminant = (a: Float64Array, n: number): { readonly sign: number; readonly logAbs: number } => {
  const lu = a.slice();
  let sign = factor(lu, n, n, new Float64Array(n));
  let logAbs = 0;
  for (let i = 0; i < n; i++) {
    const u = lu[i * n + i]!;
    sign *= Math.sign(u);
    logAbs += Math.log(Math.abs(u));
  }
  return { sign, logAbs };
};

export const determinant = (a: Float64Array, n: number): number => {
  const lu = a.slice();
  const sign = factor(lu, n, n, new Float64Array(n));
  return sign * product(Array.from({ length: n }, (_, i) => lu[i * n + i]!));
};

/** Whether rounding leaves it open if A is singular, and the determinant what it is. */
export const isClearlyRegular = (lu: Float64Array, n: number): boolean => {
  if (vanishingPivot(lu, n)) return false;
  const pivots = Array.from({ length: n }, (_, i) => Math.abs(lu[i * n + i]!));
  return Math.min(...pivots) > 1e-4 * Math.max(...pivots);
};

const step = 2 ** 256;

/** The product of numbers; no partial product overflows where the whole does not. */
export const product = (factors: readonly number[]): number => {
  let mantissa = 1;
  let steps = 0;
  const take = (value: number): number => {
    let small = value;
    for (; Math.abs(small) > step && Number.isFinite(small); steps++) small /= step;
    for (; small !== 0 && Math.abs(small) < 1 / step; steps--) small *= step;
    return small;
  };
  for (const value of factors) mantissa = take(mantissa * take(value));
  for (; steps > 0; steps--) mantissa *= step;
  for (; steps < 0; steps++) mantissa /= step;
  return mantissa;
};
