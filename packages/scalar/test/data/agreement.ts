import { isGradkitError } from "../../src/gradkit-error.js";

/** A number as the data files have it: JSON knows no infinities. */
export type Datum = number | string;

/**
 * Whether a value is right to 1e-12. A reference below 1e-60 of the largest in its row stands for 0, computed in 70 digits; the value must then be as
 * small. A subnormal may be off by one unit, 5e-324.
 */
export const isRight = (value: number, want: Datum, largest = 0): boolean => {
  const expected = Number(want);
  if (value === expected) return true;
  const isZero = Math.abs(expected) <= 1e-60 * largest;
  return Math.abs(value - (isZero ? 0 : expected)) <= Math.max(isZero ? 1e-60 * largest : 1e-12 * Math.abs(expected), 5e-324);
};

/** The largest finite magnitude among data. */
export const largestOf = (data: readonly Datum[]): number => Math.max(0, ...data.map((datum) => Math.abs(Number(datum))).filter(Number.isFinite));

/** A value, or the reason why there is none. Any other failure is one. */
export const valueOrReason = (compute: () => number): number | { readonly reason: string } => {
  try {
    return compute();
  } catch (e) {
    if (isGradkitError(e, "scalar/no-value")) return { reason: (e.data as { reason: string }).reason };
    throw e;
  }
};
