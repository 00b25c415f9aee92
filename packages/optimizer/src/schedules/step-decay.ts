import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface StepDecayOptions {
  readonly rate: number;
  readonly factor: number;
  /** The rate is multiplied by the factor after each so many steps, or once at each step of a list. */
  readonly every: number | readonly number[];
}

/**
 * A rate that falls in steps: rate · factorᵏ after k intervals, or after k of the steps listed.
 *
 * @example
 * stepDecay({ rate: 0.1, factor: 0.5, every: 10 }).at(25, [])     // => 0.025
 * stepDecay({ rate: 0.1, factor: 0.1, every: [5, 20] }).at(5, []) // => 0.01
 */
export const stepDecay = (options: StepDecayOptions): Schedule => {
  const { rate, factor, every } = options;
  const falls = (t: number): number => (typeof every === "number" ? Math.floor(t / every) : every.filter((step) => step <= t).length);
  return makeSchedule("stepDecay", options, (t) => rate * factor ** falls(t));
};
