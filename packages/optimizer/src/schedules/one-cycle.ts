import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface OneCycleOptions {
  /** The highest rate. */
  readonly top: number;
  readonly steps: number;
  /** The part of the steps in which the rate rises, 0.3 unless given. */
  readonly rise?: number;
  /** The first rate is top / divide, 25 unless given. */
  readonly divide?: number;
  /** The last rate is the first / finalDivide, 1e4 unless given. */
  readonly finalDivide?: number;
}

/**
 * One cycle: up to the top by half a wave, and down to almost nothing by another.
 *
 * @source Smith and Topin (2018); convention of torch.optim.lr_scheduler.OneCycleLR
 * @example
 * oneCycle({ top: 1, steps: 41 }).at(0, []) // => 0.04
 */
export const oneCycle = (options: OneCycleOptions): Schedule => {
  const { top, steps, rise = 0.3, divide = 25, finalDivide = 1e4 } = options;
  const [turn, last] = [rise * steps - 1, steps - 1];
  const first = top / divide;
  const wave = (from: number, to: number, part: number): number => to + ((from - to) / 2) * (1 + Math.cos(Math.PI * Math.min(part, 1)));
  return makeSchedule("oneCycle", options, (t) => (t <= turn ? wave(first, top, t / turn) : wave(top, first / finalDivide, (t - turn) / (last - turn))));
};
