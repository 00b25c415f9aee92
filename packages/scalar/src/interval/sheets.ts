import type { Bound } from "./bound.js";
import { empty, enclosure, entire, type Interval } from "./interval.js";

/**
 * A function with poles at 0, -1, -2, …, from what it is between two of them or on the positive axis: empty at a pole, the whole line across or
 * up to one, but for the pole at 0 from the right, where the function goes to a limit.
 */
export const sheets =
  /* @__NO_SIDE_EFFECTS__ */ (between: (x: Interval, index: number) => Interval) =>
  (x: Interval): Interval => {
    const index = Math.floor(x.lo);
    if (x.lo <= 0 && x.lo === x.hi && x.lo === index) return empty;
    if (x.lo < 0 && (x.lo === index || x.hi >= index + 1)) return entire;
    const y = between(x, index);
    return x.lo === 0 ? { ...y, defined: false, continuous: false } : y;
  };

/** A convex function on an interval, from its bounds and the sign of its slope: the lowest point is found by bisection. */
export const valley =
  /* @__NO_SIDE_EFFECTS__ */ (f: Bound, slope: (x: number) => number) =>
  ({ lo, hi }: Interval): Interval => {
    let lowest = slope(lo) >= 0 ? lo : hi;
    if (lowest === hi && slope(hi) > 0) {
      let left = lo, right = Math.min(hi, 2); // no lowest point of the gamma family lies further right
      for (lowest = (left + right) / 2; lowest > left && lowest < right; lowest = (left + right) / 2) {
        if (slope(lowest) < 0) left = lowest;
        else right = lowest;
      }
    }
    return enclosure(Math.min(f(lowest, -1), f(lo, -1), f(hi, -1)), Math.max(f(lo, 1), f(hi, 1)));
  };
