import type { Point } from "./method.js";
import type { Recipe } from "./recipe.js";

/** Which way to go: pure functions over plain memory of the steps before. */
export interface Descent<Memory = unknown> extends Recipe {
  /** Without memory: the direction is then that of steepest descent. */
  init(n: number): Memory;
  direction(memory: Memory, point: Point): Float64Array;
  /** What is remembered after a step. */
  remember(memory: Memory, step: { readonly from: Point; readonly to: Point; readonly direction: Float64Array }): Memory;
  /** The first step length to try from x along a direction with this slope; `last` is the step before, where there is one. */
  firstStep(memory: Memory, direction: Float64Array, slope: number, last: LastStep | undefined, x: Float64Array): number;
}

export interface LastStep {
  readonly length: number;
  readonly slope: number;
  readonly decrease: number;
}
