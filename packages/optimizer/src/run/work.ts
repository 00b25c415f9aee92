import type { Progress } from "./progress.js";
import type { RunState } from "./run-state.js";

/** A run being worked on, here or elsewhere. */
export interface Work {
  readonly result: Promise<RunState>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  /** The run as it is between two evaluations. */
  readonly current: () => Promise<RunState>;
}

/** Starts work that tells how far it is, at a bounded rate. */
export type StartWork = (tell: (progress: Progress) => void) => Work;
