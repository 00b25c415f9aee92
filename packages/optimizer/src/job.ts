import { watched, type Watch } from "./executor.js";
import type { Prepared } from "./prepare.js";
import { guarded } from "./run/guarded.js";
import type { Result } from "./run/run.js";
import type { RunState } from "./run/run-state.js";
import { workHere } from "./run/work-here.js";
import { taskOf } from "./worker/task-of.js";
import type { Task } from "./worker/task.js";

/** A run to be done anywhere: its task, and what a run of that task found. */
export interface Job<Parameters = unknown> {
  /** Plain data, which an executor works on. */
  readonly task: Task;
  /** Works on the task in this thread: with the method that it was made of, where an executor makes it again by its name. */
  readonly execute: (watch?: Watch) => Promise<RunState>;
  /** The result of a run of the task, in the tree of the start. */
  readonly resultOf: (run: RunState) => Promise<Result<Parameters>>;
}

const silent = (): void => undefined;

export const jobOf = <Parameters>({ call, problem, method, stop, begun, whole, resultOf }: Prepared): Job<Parameters> => ({
  task: taskOf(call, problem, method, stop, begun),
  execute: async ({ signal, progress = silent } = {}) => watched(workHere(begun, method, guarded(call, problem.evaluator, problem.nameOf, begun), stop, whole)(progress), signal),
  resultOf: resultOf<Parameters>,
});
