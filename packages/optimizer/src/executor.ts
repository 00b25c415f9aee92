import type { Progress } from "./run/progress.js";
import type { RunState } from "./run/run-state.js";
import type { Work } from "./run/work.js";
import type { Task } from "./worker/task.js";

/** What works on tasks: this thread, a pool of workers, or an engine on other machines. Tasks and runs are plain data, which can be cloned, stored and sent. */
export interface Executor {
  /** How many tasks it works on at once. */
  readonly size: number;
  /**
   * The run of a task at its end, which it settles once. One that is cancelled resolves, with what it has. It rejects with optimizer/worker-exit or optimizer/worker-crash where what worked on the task has
   * died, which says nothing of the task: it can be done again. Any other error is the task's own.
   */
  readonly execute: (task: Task, watch?: Watch) => Promise<RunState>;
}

/** How a task is watched and ended. */
export interface Watch {
  /** Cancels the run when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Is told how far the run is, at most 20 times a second. */
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/** The end of work that is watched. */
export const watched = async (work: Work, signal: AbortSignal | undefined): Promise<RunState> => {
  const { cancel } = work;
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await work.result;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
};
