import { differenceError } from "../errors.js";
import { isGradkitError } from "../gradkit-error.js";

/** f about x, each point computed once. */
export interface Samples {
  readonly x: number;
  /** f(x), whatever it is. */
  readonly center: number;
  /** f(t), or NaN where that is not finite or f throws. */
  readonly of: (t: number) => number;
  /** f(x + offset·h) where h is {@link stepAt}(level). */
  readonly at: (level: number, offset: number) => number;
  readonly evaluations: () => number;
  /** The largest finite |f| so far. */
  readonly largest: () => number;
}

/** The steps, 725/1024·2^level: doubling shares points, few bits keep x + h exact, and no step is a multiple of a common period. */
export const stepAt = (level: number): number => (725 / 1024) * 2 ** level;

/** @throws scalar/difference-value  where f returns what is no number */
export const samples = (f: (x: number) => number, x: number): Samples => {
  const known = new Map<number, number>();
  const compute = (t: number): number => {
    let y: unknown = NaN;
    try {
      y = f(t);
    } catch (e) {
      if (t === x || isGradkitError(e, "scalar/difference-value")) throw e;
    }
    if (typeof y !== "number") {
      const got = y === null ? "null" : typeof y;
      throw differenceError("scalar/difference-value", { call: "difference", at: String(t), got, expected: "a number" });
    }
    known.set(t, y);
    return y;
  };
  const of = (t: number): number => {
    const y = known.get(t) ?? compute(t);
    return Number.isFinite(y) ? y : NaN;
  };
  return {
    x,
    center: compute(x),
    of,
    at: (level, offset) => of(x + offset * stepAt(level)),
    evaluations: () => known.size,
    largest: () => Math.max(0, ...[...known.values()].map(Math.abs).filter(Number.isFinite)),
  };
};
