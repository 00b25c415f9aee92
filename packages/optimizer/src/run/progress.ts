import type { Evaluations } from "../ask.js";
import { normMax } from "../vector.js";
import type { RunState } from "./run-state.js";

/** How far a run is. */
export interface Progress {
  readonly steps: number;
  /** At the last accepted point; NaN before the first. */
  readonly value: number;
  /** The largest component of its gradient. */
  readonly gradientNorm: number;
  /** The lowest value so far. */
  readonly best: number;
  readonly evaluations: Evaluations;
  readonly seconds: number;
}

export const progressOf = ({ method: { point, steps }, best, evaluations, seconds }: RunState): Progress => ({
  steps,
  value: point?.value ?? NaN,
  gradientNorm: point ? normMax(point.gradient) : NaN,
  best: best?.value ?? NaN,
  evaluations,
  seconds,
});
