import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface CosineOptions {
  readonly from: number;
  /** The lowest rate, 0 unless given. */
  readonly to?: number;
  readonly steps: number;
  /** After `steps` the rate stays, as in optax, which is the default, or follows the cosine up again, as in torch. */
  readonly after?: "stay" | "mirror";
}

/**
 * Half a wave from one rate down to another: to + (from − to)(1 + cos(π t / steps)) / 2.
 *
 * @source Loshchilov and Hutter (2017), (5) without restarts
 * @example
 * cosine({ from: 0.1, to: 0.01, steps: 20 }).at(10, []) // => 0.055
 */
export const cosine = (options: CosineOptions): Schedule => {
  const { from, to = 0, steps, after = "stay" } = options;
  return makeSchedule("cosine", options, (t) => to + ((from - to) * (1 + Math.cos((Math.PI * (after === "stay" ? Math.min(t, steps) : t)) / steps))) / 2);
};
