import type { LastStep } from "../descent.js";
import { norm } from "../vector.js";

/** The part of x that a first step moves it by at least, so that values and gradients can tell of it. */
const least = 2 ** -26;

/** A first step length where nothing is known of the scale: a step of length 1 at most, and none so short beside x that it would show nothing. */
export const unitLength = (direction: Float64Array, x: Float64Array): number => {
  const length = norm(direction);
  return Math.max(Math.min(1, 1 / length), (least * norm(x)) / length);
};

/** A first step length from the last step: as much decrease again, by the parabola through value and slope. */
export const sameDecrease = (direction: Float64Array, slope: number, last: LastStep | undefined, x: Float64Array): number => {
  const guess = last && last.decrease > 0 ? (-2.02 * last.decrease) / slope : undefined;
  return guess !== undefined && Number.isFinite(guess) && guess > 0 ? guess : unitLength(direction, x);
};
