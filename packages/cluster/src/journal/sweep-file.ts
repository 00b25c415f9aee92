import { type Executor, type RunState, type SweepOptions, type Swept, sweep, type Task } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { journaled } from "./journaled.js";
import { readTasks } from "./task-file.js";

export interface FileSweep extends SweepOptions {
  /** What works on the tasks: `inline()`, a pool, or a cluster. */
  readonly on: Executor;
  /** A file that keeps what is done, should this process be killed: then the same call goes on. */
  readonly journal?: string;
}

/** How a task of a file ended, as plain data: one line of JSON. */
export type Line =
  | { readonly index: number; readonly status: string; readonly value: number; readonly x: Readonly<Record<string, number>>; readonly steps: number; readonly evaluations: number; readonly seconds: number }
  | { readonly index: number; readonly error: { readonly code: string | undefined; readonly message: string } };

/**
 * The ends of the tasks of a file, in its order: the status, the lowest value, and the parameters there by their names.
 *
 * @param path  a file as {@link readTasks} reads it
 * @throws cluster/sweep-file, cluster/journal
 * @example
 * typeof sweepFile // => "function"
 */
export const sweepFile = async (path: string, { on, journal, ...options }: FileSweep): Promise<readonly Line[]> => {
  const tasks = await readTasks(path);
  const ends = await sweep(tasks, journal === undefined ? on : journaled(journal, on), options);
  return ends.map((end, index) => lineOf(index, tasks[index]!, end));
};

const lineOf = (index: number, { names }: Task, swept: Swept): Line => {
  if ("run" in swept) return { index, ...found(names, swept.run) };
  const { message } = swept.error instanceof Error ? swept.error : new Error(String(swept.error));
  return { index, error: { code: isGradkitError(swept.error) ? swept.error.code : undefined, message } };
};

const found = (names: readonly string[], { best, end, method, evaluations, seconds }: RunState) => ({
  status: String(end),
  value: best?.value ?? NaN,
  x: Object.fromEntries(names.map((name, k) => [name, (best?.x ?? method.ask.x)[k]!])),
  steps: method.steps,
  evaluations: Object.values(evaluations).reduce((sum, count) => sum + count, 0),
  seconds,
});
