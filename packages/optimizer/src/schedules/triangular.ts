import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface TriangularOptions {
  readonly low: number;
  readonly high: number;
  /** Steps from low to high, and from high to low. */
  readonly steps: number;
  /** What the height is multiplied by after each cycle, 1 unless given. */
  readonly factor?: number;
}

/**
 * A rate that goes up and down between two, in straight lines; with a factor each cycle is lower than the last.
 *
 * @source Smith (2017); convention of torch.optim.lr_scheduler.CyclicLR, triangular2 with factor 0.5
 * @example
 * triangular({ low: 0.01, high: 0.1, steps: 5 }).at(5, []) // => 0.1
 */
export const triangular = (options: TriangularOptions): Schedule => {
  const { low, high, steps, factor = 1 } = options;
  return makeSchedule("triangular", options, (t) => {
    const [cycle, within] = [Math.floor(t / (2 * steps)), t % (2 * steps)];
    return low + (high - low) * factor ** cycle * (1 - Math.abs(within / steps - 1));
  });
};
