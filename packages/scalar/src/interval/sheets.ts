import type { Bound } from "./bound.js";
import { empty, enclosure, entire, type Interval } from "./interval.js";

/**
 * A function with poles at 0, -1, -2, …, from what it is between two of them or on the positive axis: empty at a pole, the whole line across or
 * up to one, but for the pole at 0 from the right, where the function goes to a limit.
 */
export const sheets =
  (between: (x: Interval, index: number) => Interval) =>
  (x: Interval): Interval => {
    const index = Math.floor(x.lo);
    if (x.lo <= 0 && x.lo === x.hi && x.lo === index) return empty;
    if (x.lo < 0 && (x.lo === index || x.hi >= index + 1)) return entire;
    const y = between(x, index);
    return x.lo === 0 ? { ...y, defined: false, continuous: false } : y;
  };

/** Where an increasing slope changes its sign between two points, by bisection; else the end where it comes nearest to that. */
const turn = (slope: (x: number) => number, lo: number, hi: number): number => {
  if (slope(lo) >= 0) return lo;
  if (!(slope(hi) > 0)) return hi;
  let left = lo, right = Math.min(hi, 2), middle = (left + right) / 2; // none of the gamma family turns further right
  while (middle > left && middle < right) {
    if (slope(middle) < 0) left = middle;
    else right = middle;
    middle = (left + right) / 2;
  }
  return middle;
};

/**
 * A convex function on an interval, from its bounds and its slope. That the lowest point is found only nearly costs nothing, the slope is 0
 * there; the upper end is a candidate too, since the slope of a function that falls to 0 may underflow.
 */
export const valley =
  (f: Bound, slope: (x: number) => number) =>
  ({ lo, hi }: Interval): Interval =>
    enclosure(Math.min(f(turn(slope, lo, hi), -1), f(hi, -1)), Math.max(f(lo, 1), f(hi, 1)));
