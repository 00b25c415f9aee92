import { productError, sumError } from "../kernels/error-free.js";
import { settle, type Bound, type Side } from "./bound.js";
import { empty, enclosure, entire, type Interval } from "./interval.js";

/** Where Dekker's product neither overflows nor loses bits to underflow. */
const safe = (y: number): boolean => Math.abs(y) > 1e-290 && Math.abs(y) < 1e300;

/** The sign of what a product or quotient lost outside that range: known only where nothing is left of it. */
const underflow = (a: number, b: number, y: number): number => (y === 0 ? Math.sign(a) * Math.sign(b) : NaN);

/** a + b, rounded to a side. */
export const sum = (a: number, b: number, side: Side): number => {
  const y = a + b;
  return Math.abs(a) === Infinity || Math.abs(b) === Infinity ? y : settle(y, sumError(a, b, y), side);
};

const product = (a: number, b: number, side: Side): number => {
  if (a === 0 || b === 0) return 0; // 0·∞ too: a bound of ∞ stands for large numbers
  const y = a * b;
  return Math.abs(a) === Infinity || Math.abs(b) === Infinity ? y : settle(y, safe(y) ? productError(a, b, y) : underflow(a, b, y), side);
};

/** a/b for b ≠ 0, or for b = ±0 as the limit from that side. 0/0 and ∞/∞ have 0 among their limits, the other corners of a box the rest. */
const quotient = (a: number, b: number, side: Side): number => {
  const y = a / b;
  if (Number.isNaN(y) || a === 0) return 0;
  if (b === 0 || Math.abs(a) === Infinity || Math.abs(b) === Infinity) return y;
  const back = y * b;
  return settle(y, safe(y) && safe(back) && safe(a) ? (a - back - productError(y, b, back)) * Math.sign(b) : underflow(a, b, y), side);
};

/** Square root, rounded outward only where it is not exact. */
export const rootBound: Bound = (x, side) => {
  const y = Math.sqrt(x), back = y * y;
  return x === 0 || x === Infinity ? y : settle(y, safe(x) ? x - back - productError(y, y, back) : NaN, side);
};

/** The square of x ≥ 0. */
export const squareBound: Bound = (x, side) => product(x, x, side);

export const neg = (x: Interval): Interval => enclosure(-x.hi, -x.lo, x.defined, x.continuous);
export const add = (x: Interval, y: Interval): Interval => enclosure(sum(x.lo, y.lo, -1), sum(x.hi, y.hi, 1));
export const sub = (x: Interval, y: Interval): Interval => enclosure(sum(x.lo, -y.hi, -1), sum(x.hi, -y.lo, 1));

/** The least and the largest value of an operation at the corners of the box x × y. */
export const corners = (f: (a: number, b: number, side: Side) => number, x: Interval, a: number, b: number, defined?: boolean, continuous?: boolean): Interval => {
  const at = (side: Side, choose: (...values: number[]) => number): number =>
    choose(f(x.lo, a, side), f(x.lo, b, side), f(x.hi, a, side), f(x.hi, b, side));
  return enclosure(at(-1, Math.min), at(1, Math.max), defined, continuous);
};

export const mul = (x: Interval, y: Interval): Interval => corners(product, x, y.lo, y.hi);

export const div = (x: Interval, y: Interval): Interval => {
  if (y.lo === 0 && y.hi === 0) return empty;
  if (y.lo < 0 && y.hi > 0) return x.lo === 0 && x.hi === 0 ? enclosure(0, 0, false) : entire;
  return corners(quotient, x, y.lo, y.hi === 0 ? -0 : y.hi, y.lo !== 0 && y.hi !== 0);
};
