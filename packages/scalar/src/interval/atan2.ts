import { corners } from "./arithmetic.js";
import { spread, type Side } from "./bound.js";
import { enclosure, type Interval } from "./interval.js";
import { pi } from "./constants.js";

const angle = (y: number, x: number, side: Side): number => (y === 0 && x >= 0 ? 0 : spread(Math.atan2(y, x), 2, side));

/** Angle of the point (x, y) in (-π, π], radians. It jumps across the negative x axis and has no limit at the origin, where it is 0. */
export const atan2 = (y: Interval, x: Interval): Interval => {
  if (x.lo < 0 && y.lo < 0 && y.hi >= 0) return enclosure(-pi.hi, pi.hi, true, false);
  const origin = x.lo <= 0 && x.hi >= 0 && y.lo <= 0 && y.hi >= 0;
  return corners(angle, y, x.lo, x.hi, true, !origin || (y.hi === 0 && y.lo === 0 && x.lo >= 0));
};
