/** Which bound is meant: -1 the lower, 1 the upper. */
export type Side = -1 | 1;

/** A function rounded outward: a double not above its value for side -1, not below it for side 1. */
export type Bound = (x: number, side: Side) => number;

const finite = (y: number, side: Side): number => (y === -side * Infinity ? -side * Number.MAX_VALUE : y);

/**
 * The double next to y on that side (or, within four binades of the underflow, the next but one); from an infinity, the largest number.
 * @source Rump, Zimmermann, Boldo & Melquiond, BIT 49 (2009), algorithm 2
 */
export const next = (y: number, side: Side): number =>
  Math.abs(y) < Infinity ? y + side * (Math.abs(y) * 1.1102230246251568e-16 + 5e-324) : finite(y, side);

/** A rounded result y whose error, `true value - y`, has the sign of `lost`: moved only when it is on the wrong side, or unknown (NaN). */
export const settle = (y: number, lost: number, side: Side): number => (lost * side <= 0 ? y : next(y, side));

/**
 * The bounds of a function that is computed within some ulps of the true value, or of the size of its `terms`, which cancel: the result moved by that
 * much and half an ulp more, which is what the addition itself may lose. Where `exact` holds the result is taken as it is.
 */
export const within =
  (f: (x: number) => number, ulps: number, exact: (x: number, y: number) => boolean = isZero, terms: (x: number) => number = none): Bound =>
  (x, side) => {
    const y = f(x);
    return exact(x, y) || (y === 0 && Math.abs(x) === Infinity) ? y : spread(y, ulps, side, terms(x));
  };

/** y moved outward by `ulps`. The factor is a little above 2^-52, against what is of second order. */
export const spread = (y: number, ulps: number, side: Side, size = 0): number => {
  const z = finite(y, side), step = Math.max(Math.max(size, Math.abs(z)) * ((ulps + 0.5) * 2.2204460492504e-16), ulps * 5e-324);
  return Math.abs(z) < Infinity ? z + side * step : z;
};

/** Functions with f(0) = 0 are exact there. */
const isZero = (x: number, y: number): boolean => x === 0 && y === 0;

const none = (): number => 0;

/** The bounds of a function that is computed without error. */
export const exactly =
  (f: (x: number) => number): Bound =>
  (x) =>
    f(x);
