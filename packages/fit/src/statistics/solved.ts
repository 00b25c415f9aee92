import type { Loss } from "@gradkit/optimizer";
import type { Fit, FitOutcome } from "../result.js";

/** What is known of a solution before its statistics. */
export interface Solved {
  readonly values: Readonly<Record<string, number>>;
  readonly atBound: Readonly<Record<string, "lower" | "upper">>;
  readonly outcome: FitOutcome;
  readonly loss: Loss | undefined;
  readonly start: Fit["start"];
  readonly evaluations: number;
  readonly steps: number;
  readonly starts: number;
  readonly seconds: number;
}
