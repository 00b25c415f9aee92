import type { Schedule } from "../schedule.js";

/** A schedule that depends on the step alone. */
export const makeSchedule = (name: string, options: object, at: (t: number) => number): Schedule => ({ name, options: options, memory: [], at });
