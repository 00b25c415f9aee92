import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface WarmRestartsOptions {
  readonly from: number;
  readonly to?: number;
  /** The length of the first wave. */
  readonly steps: number;
  /** What the length is multiplied by at each restart, a whole number, 1 unless given. */
  readonly grow?: number;
}

/**
 * Half waves from one rate down to another, each starting again at the top: stochastic gradient descent with warm restarts.
 *
 * @source Loshchilov and Hutter (2017), (5)
 * @example
 * warmRestarts({ from: 0.1, steps: 5, grow: 2 }).at(5, [])  // => 0.1
 * warmRestarts({ from: 0.1, steps: 5, grow: 2 }).at(10, []) // => 0.05
 */
export const warmRestarts = (options: WarmRestartsOptions): Schedule => {
  const { from, to = 0, steps, grow = 1 } = options;
  // Waves of steps, steps · grow, steps · grow², …: wave k starts at steps (growᵏ − 1) / (grow − 1).
  const wave = (t: number): { start: number; length: number } => {
    const k = grow === 1 ? Math.floor(t / steps) : Math.floor(Math.log(1 + (t / steps) * (grow - 1)) / Math.log(grow) + 1e-12);
    return { start: grow === 1 ? k * steps : (steps * (grow ** k - 1)) / (grow - 1), length: steps * grow ** k };
  };
  return makeSchedule("warmRestarts", options, (t) => {
    const { start, length } = wave(t);
    return to + ((from - to) * (1 + Math.cos((Math.PI * (t - start)) / length))) / 2;
  });
};
