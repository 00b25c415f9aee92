import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

/**
 * One rate for all steps; for {@link joined}.
 *
 * @example
 * constant({ rate: 0.1 }).at(7, []) // => 0.1
 */
export const constant = (options: { readonly rate: number }): Schedule => makeSchedule("constant", options, () => options.rate);
