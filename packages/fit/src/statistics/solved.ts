import type { LossOf } from "../request/request.js";
import type { Reduced } from "../solve/reduced-at.js";
import type { Fit, FitOutcome } from "../result.js";

/** What is known of a solution before its statistics. */
export interface Solved {
  readonly values: Readonly<Record<string, number>>;
  readonly atBound: Readonly<Record<string, "lower" | "upper">>;
  /** The triangle [R z] at the solution, and its sum of squares, where they are known: all parameters have an effect then. */
  readonly reduced: Pick<Reduced, "r" | "sse"> | undefined;
  readonly outcome: FitOutcome;
  readonly loss: LossOf | undefined;
  readonly start: Fit["start"];
  readonly evaluations: number;
  readonly steps: number;
  readonly starts: number;
  readonly seconds: number;
}
