import type { Recipe } from "./recipe.js";

/** What a schedule remembers from step to step: a few numbers. */
export type Memory = readonly number[];

/**
 * A learning rate that depends on the step: `at(t, memory)` is the rate of step t = 0, 1, …; `see` takes the value of the function after each
 * step, for those that follow it.
 */
export interface Schedule extends Recipe {
  readonly memory: Memory;
  readonly at: (t: number, memory: Memory) => number;
  readonly see?: (value: number, memory: Memory) => Memory;
}

/** A fixed rate, or one by schedule. */
export type Rate = number | Schedule;
