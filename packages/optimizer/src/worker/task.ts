import type { Program } from "@gradkit/autodiff";
import type { Shape } from "@gradkit/shapes";
import type { Recipe } from "../recipe.js";
import type { Progress } from "../run/progress.js";
import type { RunState } from "../run/run-state.js";
import type { Stop } from "../run/stop.js";

/** Both sides must speak it; a change of what is sent raises it. */
export const protocol = 2;

/** A run as it is sent to a worker, or to another machine: plain data throughout. With a later state of the run it is the rest of it. */
export interface Task {
  readonly protocol: number;
  readonly call: string;
  readonly names: readonly string[];
  readonly program: Program;
  readonly whole: Program;
  readonly columns: { readonly count: number; readonly arrays: readonly { readonly data: Float64Array | Float32Array | Int32Array; readonly shape: Shape }[] } | undefined;
  readonly batch: { readonly size: number; readonly shuffle: boolean } | undefined;
  readonly seed: number;
  readonly compiledAfter: number;
  readonly method: Recipe;
  readonly stop: Stop;
  readonly run: RunState;
}

/** A task with what a worker beside it shares. */
export interface SentTask extends Task {
  /** Shared memory, where there is some: a 1 in it cancels the run without waiting for a message to be read. */
  readonly flag: Int32Array | undefined;
}

/** What a worker says without being asked. */
export type News = { readonly gradkit: "progress"; readonly progress: Progress } | { readonly gradkit: "state"; readonly run: RunState };

/** How a task ended: errors as data, since a clone of one loses its code. */
export type Settled = { readonly run: RunState } | { readonly error: SentError };

export interface SentError {
  readonly code: string | undefined;
  readonly data: unknown;
  readonly message: string;
}

/** What a worker can be asked. */
export interface Served {
  hello(): number;
  run(task: SentTask): Promise<Settled>;
  pause(): void;
  resume(): void;
  cancel(): void;
  current(): Promise<RunState | undefined>;
}
