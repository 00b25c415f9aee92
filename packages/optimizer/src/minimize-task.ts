import type { Widened } from "@gradkit/autodiff";
import { jobOf, type Job } from "./job.js";
import { minimizer } from "./minimizer.js";
import type { Objective } from "./objective/objective.js";
import { taskProblem } from "./objective/task-problem.js";
import { resumed } from "./resumed.js";
import { prepare, type TaskOptions } from "./prepare.js";
import { withinBounds } from "./within-bounds.js";

/**
 * A run of `minimize` that an executor can do: its task, and what becomes of it.
 *
 * @throws as `minimize`; optimizer/not-sendable
 * @example
 * const { execute, resultOf } = minimizeTask(([x]) => x.sub(1).square(), [0])
 * const { x } = await resultOf(await execute())
 * x // => [1]
 */
export const minimizeTask = <const Parameters>(objective: Objective, start: Parameters, options: TaskOptions = {}): Job<Widened<Parameters>> =>
  jobOf(resumed(prepare(taskProblem, "minimize", objective, start, options, withinBounds("minimize", minimizer)), options));
