import type { Widened } from "@gradkit/autodiff";
import { jobOf, type Job } from "./job.js";
import type { Loss } from "./loss.js";
import { trustRegionReflective } from "./methods/trust-region-reflective.js";
import type { Residuals } from "./objective/objective.js";
import { taskProblem } from "./objective/task-problem.js";
import { resumed } from "./resumed.js";
import { prepare, type TaskOptions } from "./prepare.js";

/**
 * A run of `leastSquares` that an executor can do: its task, and what becomes of it.
 *
 * @throws as `minimize`; optimizer/not-sendable
 * @example
 * const { execute, resultOf } = leastSquaresTask((x) => x.mul([1, 2]).sub([2, 4]), 0)
 * const { x } = await resultOf(await execute())
 * x // => 2
 */
export const leastSquaresTask = <const Parameters>(residuals: Residuals, start: Parameters, options: TaskOptions & { readonly loss?: Loss } = {}): Job<Widened<Parameters>> =>
  jobOf(resumed(prepare(taskProblem, "leastSquares", residuals, start, options, () => trustRegionReflective(options.loss ? { loss: options.loss } : {})), options));
