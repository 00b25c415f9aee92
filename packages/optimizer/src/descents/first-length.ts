import type { LastStep } from "../descent.js";
import { norm } from "../vector.js";

/** A first step length where nothing is known of the scale: a step of length 1 at most. */
export const unitLength = (direction: Float64Array): number => Math.min(1, 1 / norm(direction));

/** A first step length from the last step: as much decrease again, by the parabola through value and slope. */
export const sameDecrease = (direction: Float64Array, slope: number, last: LastStep | undefined): number => {
  const guess = last && last.decrease > 0 ? (-2.02 * last.decrease) / slope : undefined;
  return guess !== undefined && Number.isFinite(guess) && guess > 0 ? guess : unitLength(direction);
};
