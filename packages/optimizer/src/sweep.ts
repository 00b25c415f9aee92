import { isGradkitError } from "@gradkit/shapes";
import { error } from "./errors.js";
import type { Executor } from "./executor.js";
import type { Progress } from "./run/progress.js";
import type { RunState } from "./run/run-state.js";
import type { Task } from "./worker/task.js";

export interface SweepOptions {
  /** How often a task is begun whose worker dies, 3 unless given. */
  readonly attempts?: number;
  /** Cancels what runs, and what waits, when it is aborted. */
  readonly signal?: AbortSignal;
  /** Is told how far each task is, by its number. */
  readonly progress?: (index: number, progress: Progress) => void;
}

/** How a task of a sweep ended. */
export type Swept = { readonly run: RunState } | { readonly error: unknown };

/** What an error says of the worker, and nothing of the task. */
const deaths = ["optimizer/worker-crash", "optimizer/worker-exit"] as const;

/**
 * The ends of tasks, in their order, each once: a run, or the error of a task that could not be done. As many are under way as the executor takes. A task whose worker dies is begun again.
 *
 * @throws optimizer/option  where the attempts are no whole number from 1 up, or the executor takes no tasks
 * @example
 * const jobs = [0.5, 0.1].map((rate) => minimizeTask(([x]) => x.square(), [1], { method: gradientDescent({ rate }), stop: { steps: 1 } }))
 * const here = { size: 1, execute: (task) => jobs.find((job) => job.task === task).execute() }
 * const runs = await sweep(jobs.map(({ task }) => task), here)
 * runs.map(({ run }) => run.best.x[0]) // => [0, 0.8]
 */
export const sweep = async (tasks: readonly Task[], executor: Executor, { attempts = 3, signal, progress }: SweepOptions = {}): Promise<readonly Swept[]> => {
  if (!Number.isInteger(attempts) || attempts < 1) throw error("optimizer/option", { call: "sweep", option: "attempts", rule: "must be a whole number, 1 or more", got: String(attempts) });
  if (!(executor.size >= 1)) throw error("optimizer/option", { call: "sweep", option: "executor.size", rule: "must be 1 or more", got: String(executor.size) });
  const swept: Swept[] = [];
  const attempt = async (task: Task, index: number, left: number): Promise<Swept> => {
    if (signal?.aborted) return { run: { ...task.run, end: "cancelled" } };
    try {
      return { run: await executor.execute(task, { signal, progress: (news) => progress?.(index, news) }) };
    } catch (e) {
      const died = deaths.some((code) => isGradkitError(e, code));
      return died && left > 1 ? attempt(task, index, left - 1) : { error: e };
    }
  };
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < tasks.length; index = next++) swept[index] = await attempt(tasks[index]!, index, attempts);
  };
  await Promise.all(Array.from({ length: Math.min(executor.size, tasks.length) }, lane));
  return swept;
};
