import { sum } from "./arithmetic.js";
import { empty, enclosure, isEmpty, type Interval } from "./interval.js";

const both = (x: Interval, y: Interval, lo: number, hi: number): Interval =>
  enclosure(lo, hi, x.defined && y.defined, x.continuous && y.continuous);

/**
 * The numbers that are in x and in y.
 *
 * @example
 * intersect(interval(0, 2), interval(1, 3)).hi // => 2
 */
export const intersect = (x: Interval, y: Interval): Interval => {
  const lo = Math.max(x.lo, y.lo), hi = Math.min(x.hi, y.hi);
  return lo <= hi ? both(x, y, lo, hi) : empty;
};

/**
 * The least interval that holds x and y.
 *
 * @example
 * hull(interval(0, 1), interval(3)).hi // => 3
 */
export const hull = (x: Interval, y: Interval): Interval =>
  isEmpty(x) ? both(x, y, y.lo, y.hi) : isEmpty(y) ? both(x, y, x.lo, x.hi) : both(x, y, Math.min(x.lo, y.lo), Math.max(x.hi, y.hi));

/**
 * Whether x is in the interval. Infinity is in none.
 *
 * @example
 * contains(interval(1, 2), 1.5) // => true
 */
export const contains = ({ lo, hi }: Interval, x: number): boolean => lo <= x && x <= hi && Math.abs(x) < Infinity;

/**
 * hi - lo, rounded up; NaN for the empty interval.
 *
 * @example
 * width(interval(1, 3)) // => 2
 */
export const width = ({ lo, hi }: Interval): number => (hi === lo ? 0 : sum(hi, -lo, 1));

/**
 * A double in the interval, half-way between its bounds as nearly as there is one; 0 for the real line.
 *
 * @example
 * midpoint(interval(1, 3)) // => 2
 */
export const midpoint = ({ lo, hi }: Interval): number => {
  const from = Math.max(lo, -Number.MAX_VALUE), to = Math.min(hi, Number.MAX_VALUE);
  return from === to ? from : from / 2 + to / 2;
};

/**
 * The largest |x| in the interval.
 *
 * @example
 * magnitude(interval(-3, 2)) // => 3
 */
export const magnitude = ({ lo, hi }: Interval): number => Math.max(Math.abs(lo), Math.abs(hi));
