import { error } from "../errors.js";
import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

export interface JoinedOptions {
  readonly parts: readonly Schedule[];
  /** The steps at which the second, third, … part begins; each part counts its own steps from 0. */
  readonly starts: readonly number[];
}

/**
 * Schedules one after the other, as a warm-up and a decay. A part may not be one that follows the values.
 *
 * @throws optimizer/option  where parts and starts do not fit together
 * @example
 * const warm = joined({ parts: [polynomial({ from: 0, to: 0.1, steps: 5 }), constant({ rate: 0.1 })], starts: [5] })
 * warm.at(4, []) // => 0.08
 * warm.at(9, []) // => 0.1
 */
export const joined = (options: JoinedOptions): Schedule => {
  const { parts, starts } = options;
  if (parts.length !== starts.length + 1 || parts.some(({ see }) => see)) throw error("optimizer/option", { call: "joined", option: "starts", rule: "has one step for each part but the first, and no part is a plateau", got: `${starts.length} for ${parts.length} parts` });
  return makeSchedule("joined", options, (t) => {
    const k = starts.filter((start) => start <= t).length;
    return parts[k]!.at(k === 0 ? t : t - starts[k - 1]!, []);
  });
};
