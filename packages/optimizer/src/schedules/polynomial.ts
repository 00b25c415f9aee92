import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface PolynomialOptions {
  readonly from: number;
  /** The rate from `steps` on, 0 unless given. */
  readonly to?: number;
  readonly steps: number;
  /** 1, a straight line, unless given. */
  readonly power?: number;
}

/**
 * From one rate to another in a number of steps, and the last one thereafter: to + (from − to)(1 − t/steps)^power. A warm-up is one that rises.
 *
 * @example
 * polynomial({ from: 0.1, steps: 20, power: 2 }).at(10, [])   // => 0.025
 * polynomial({ from: 0.01, to: 0.1, steps: 10 }).at(5, [])    // => 0.055
 */
export const polynomial = (options: PolynomialOptions): Schedule => {
  const { from, to = 0, steps, power = 1 } = options;
  return makeSchedule("polynomial", options, (t) => to + (from - to) * (1 - Math.min(t, steps) / steps) ** power);
};
