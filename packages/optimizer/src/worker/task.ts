import type { Program } from "@gradkit/autodiff";
import type { Shape } from "@gradkit/shapes";
import type { Answer, Ask } from "../ask.js";
import type { Chunks } from "../objective/chunks.js";
import type { SentModule } from "../objective/module.js";
import type { Recipe } from "../recipe.js";
import type { Progress } from "../run/progress.js";
import type { RunState } from "../run/run-state.js";
import type { Stop } from "../run/stop.js";

/** Both sides must speak it; a change of what is sent raises it. */
export const protocol = 3;

/** A run as it is sent to a worker, or to another machine: plain data throughout. With a later state of the run it is the rest of it. */
export interface Task {
  readonly protocol: number;
  readonly call: string;
  /** Of the parameters that vary, the first thousand. */
  readonly names: readonly string[];
  /** The objective, unless a module has it. */
  readonly program: Program | undefined;
  /** The same for another number of rows: all of them beside batches, those of the last chunk beside the others. */
  readonly whole: Program | undefined;
  /** The module that has the objective, where it is not a program. */
  readonly module?: SentModule | undefined;
  readonly columns: { readonly count: number; readonly arrays: readonly { readonly data: Float64Array | Float32Array | Int32Array; readonly shape: Shape }[] } | undefined;
  readonly batch: { readonly size: number; readonly shuffle: boolean } | undefined;
  /** Rows are taken in chunks, where this says so. */
  readonly chunks?: Chunks | undefined;
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

/** The answers of some parts of an objective, or why there are none. */
export type Answered = { readonly answers: readonly Answer[] } | { readonly error: SentError };

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
  /** The name of a lock that it holds as long as it lives, where there are locks: a page's worker that closes itself, or is ended by somebody else, tells nobody. */
  life(): Promise<string | undefined>;
  run(task: SentTask): Promise<Settled>;
  /** Takes a task of which only parts of answers will be asked. */
  open(task: Task): void;
  /** The answers of parts by their numbers: to a new ask, or to the last one again. */
  parts(parts: readonly number[], asked?: { readonly ask: Ask; readonly count: number }): Promise<Answered>;
  /** Says that a report has arrived: no more than two are under way at a time. */
  heard(): void;
  pause(): void;
  resume(): void;
  cancel(): void;
  current(): Promise<RunState | undefined>;
}
