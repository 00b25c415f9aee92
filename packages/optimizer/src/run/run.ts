import type { Evaluations } from "../ask.js";
import type { Outcome } from "./outcome.js";
import type { Progress } from "./progress.js";
import type { History } from "./run-state.js";

/** What a run found. */
export interface Result<Parameters = unknown> {
  /** The best point seen, in the tree of the start. */
  readonly x: Parameters;
  /** The value at x: of minimize the objective, of leastSquares the sum of squares, or of losses, not halved. */
  readonly value: number;
  /** The gradient of the value at x, in the tree of x. */
  readonly gradient: Parameters;
  /** Its largest component, in magnitude. */
  readonly gradientNorm: number;
  readonly outcome: Outcome;
  /** Accepted points after the start. */
  readonly steps: number;
  readonly evaluations: Evaluations;
  readonly history: History;
  readonly seed: number;
  readonly seconds: number;
  /** False where a checkpoint could not be saved; undefined where none was asked for. */
  readonly saved?: boolean;
}

/**
 * A run under way: await it for the result; iterate over it for progress, where what is not read in time is left out; and act on it.
 */
export interface Run<Parameters = unknown> extends PromiseLike<Result<Parameters>>, AsyncIterable<Progress> {
  /** Stops before the next evaluation, until `resume`. Time limits do not count it. */
  pause(): void;
  resume(): void;
  /** Ends the run with the best point so far, as an outcome. */
  cancel(): void;
  /** All that is needed to go on from here, later or elsewhere. */
  checkpoint(): Promise<Checkpoint>;
}

/** A run as plain data. */
export interface Checkpoint {
  readonly format: "gradkit/checkpoint@1";
  /** What it belongs to: the objective, the method with its options, the start and the seed. */
  readonly problem: string;
  readonly sum: string;
  readonly state: unknown;
}
