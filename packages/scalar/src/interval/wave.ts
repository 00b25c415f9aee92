import { div, mul } from "./arithmetic.js";
import { within } from "./bound.js";
import { constant, pi } from "./constants.js";
import { enclosure, entire, type Interval } from "./interval.js";

/**
 * The numbers of quarter turns between which an angle lies, rounded outward. A single double other than 0 is no multiple of π/2 and spans
 * none; an interval of angles too large to be placed spans all.
 */
const quarters = (x: Interval): readonly [number, number] => {
  if (x.lo === x.hi) return [0, 0];
  if (Math.max(-x.lo, x.hi) > 1e15) return [-Infinity, Infinity];
  const { lo, hi } = div(mul(x, constant(2)), pi);
  return [Math.floor(lo), Math.floor(hi)];
};

/** Whether some k ≡ phase (mod period) is among the quarters. */
const passes = ([from, to]: readonly [number, number], phase: number, period: number): boolean =>
  Math.floor((to - phase) / period) > Math.floor((from - phase) / period);

/** Sine or cosine, whose maxima are at phase quarters of a turn and four on, the minima half-way between. */
export const wave = (f: (x: number) => number, phase: number) => {
  const bound = within(f, 1, (x) => x === 0);
  return (x: Interval): Interval => {
    const turns = quarters(x);
    return enclosure(
      passes(turns, phase + 2, 4) ? -1 : Math.max(-1, Math.min(bound(x.lo, -1), bound(x.hi, -1))),
      passes(turns, phase, 4) ? 1 : Math.min(1, Math.max(bound(x.lo, 1), bound(x.hi, 1))),
    );
  };
};

const tangent = /* @__PURE__ */ within(Math.tan, 1);

/** Tangent: rising between its poles, which are the odd quarters. */
export const tan = (x: Interval): Interval =>
  passes(quarters(x), 1, 2) ? entire : enclosure(tangent(x.lo, -1), tangent(x.hi, 1));
