import { noEvaluations, type Evaluations } from "../ask.js";
import type { Bounds, Method, MethodState, Point } from "../method.js";
import type { Status } from "./outcome.js";

/** A run between two evaluations, as plain data: what is cloned for a checkpoint. */
export interface RunState {
  readonly method: MethodState;
  /** The best point seen. */
  readonly best: Point | undefined;
  /** The largest component of the start's gradient. */
  readonly startGradient: number;
  readonly evaluations: Evaluations;
  /** How many evaluations in a row were not finite. */
  readonly nonFinite: number;
  /** How many accepted points in a row were not better than the best before them, by more than rounding. */
  readonly stalled: number;
  readonly seconds: number;
  /** Values at some steps, at most a few thousand, evenly spread. */
  readonly history: History;
  readonly end: Status | undefined;
  /** What the objective threw, where that was the end. */
  readonly cause?: unknown;
}

/** Values by step, one in `every` steps. */
export interface History {
  readonly every: number;
  readonly values: readonly number[];
}

export const begin = (method: Method, x: Float64Array, bounds?: Bounds): RunState => ({
  method: method.init(x, bounds),
  best: undefined,
  startGradient: 0,
  evaluations: noEvaluations,
  nonFinite: 0,
  stalled: 0,
  seconds: 0,
  history: { every: 1, values: [] },
  end: undefined,
});
