/**
 * A real number known to within a ball: it lies in [mantissa − radius, mantissa + radius] · 2^exponent. Two more kinds:
 * with `beyond` it lies on the half-line from mantissa · 2^exponent away from zero (on the whole line where the mantissa
 * is 0: nothing is known); with `reason` there is no number, and the reason says why. Plain data.
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

export const zero: Real = exactly(0n);
export const one: Real = exactly(1n);

/** A number of which nothing is known, not even whether there is one: more precision may tell. */
export const unknown: Real = { ...zero, beyond: true };

/** No number, for a reason that more precision will not mend. */
export const invalid = (reason: string): Real => ({ ...zero, reason });

export const isZero = (x: Real): boolean => x.mantissa === 0n && x.radius === 0n && !x.beyond && x.reason === undefined;
