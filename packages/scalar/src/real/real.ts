/**
 * A real number known to within a ball: it lies in [mantissa − radius, mantissa + radius] · 2^exponent. Two more kinds:
 * with `beyond` it lies on the half-line from mantissa · 2^exponent away from zero (on the whole line where the mantissa
 * is 0: nothing is known, not even whether there is a number); with a `reason` besides there is none, and it says why. Plain data.
 */
export interface Real {
  readonly mantissa: bigint;
  readonly radius: bigint;
  readonly exponent: number;
  readonly beyond?: true;
  readonly reason?: string;
}

/** A function of one real number, to `precision` bits: the ball it gives holds the value of every number of the ball it takes. */
export type RealFunction = (x: Real, precision: number) => Real;

/** The number mantissa · 2^exponent itself. */
export const exactly = (mantissa: bigint, exponent = 0): Real => ({ mantissa, radius: 0n, exponent });

/** n itself, an integer */
export const integer = (n: number): Real => exactly(BigInt(n));

export const zero: Real = exactly(0n);
export const one: Real = exactly(1n);

/** Nothing is known; more precision may tell. */
export const unknown: Real = { ...zero, beyond: true };

/** No number, for a reason that more precision will not mend. */
export const invalid = (reason: string): Real => ({ ...unknown, reason });

/** The first of two that is no number, if one is. */
export const fault = (x: Real, y: Real): Real | undefined => (x.reason ? x : y.reason ? y : undefined);
