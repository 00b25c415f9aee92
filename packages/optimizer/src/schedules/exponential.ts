import type { Schedule } from "../schedule.js";
import { makeSchedule } from "./make-schedule.js";

/**
 * rate · factorᵗ
 *
 * @example
 * exponential({ rate: 0.1, factor: 0.9 }).at(2, []) // => 0.081
 */
export const exponential = (options: { readonly rate: number; readonly factor: number }): Schedule =>
  makeSchedule("exponential", options, (t) => options.rate * options.factor ** t);
