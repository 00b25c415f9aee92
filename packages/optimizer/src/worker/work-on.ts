import { validate } from "@gradkit/autodiff";
import { fromData, type NDArray } from "@gradkit/shapes";
import { laterError } from "../later-errors.js";
import type { Method } from "../method.js";
import { evaluatorsOf } from "../objective/evaluators-of.js";
import { rowProblem } from "../objective/row-problem.js";
import type { Evaluators } from "../objective/spec.js";
import { guarded } from "../run/guarded.js";
import { workHere } from "../run/work-here.js";
import type { StartWork } from "../run/work.js";
import { made } from "./made.js";
import { protocol, type Task } from "./task.js";

/**
 * Work on a task in this thread, from its plain data.
 *
 * @throws optimizer/worker-version, autodiff/program, optimizer/unknown
 */
export const workOn = (task: Task, stopped?: () => boolean): StartWork => {
  const { call, names, method, stop, run } = task;
  const { evaluator, whole } = evaluatorsFor(task);
  return workHere(run, made(method) as Method, guarded(call, evaluator, (index) => names[index] ?? `parameter ${index}`, run), stop, task.batch && whole, stopped);
};

/**
 * What evaluates the objective of a task.
 *
 * @throws optimizer/worker-version, autodiff/program
 */
export const evaluatorsFor = (task: Task): Evaluators => {
  const { call, columns } = task;
  if (task.protocol !== protocol) throw laterError("optimizer/worker-version", { call, here: protocol, there: task.protocol });
  const arrays = columns?.arrays.map(({ data, shape }) => fromData(data, shape));
  if (task.module) return moduleEvaluators(task, task.module, arrays);
  return evaluatorsOf({ ...task, program: validate(task.program), whole: validate(task.whole), columns: columns && { count: columns.count, arrays: arrays! } });
};

/** The objective of a module as its page has it: the same options, and the data in their tree. */
const moduleEvaluators = ({ call, batch, chunks, seed }: Task, { url, export: name, start, fixed, compile, columns }: NonNullable<Task["module"]>, arrays: readonly NDArray[] | undefined): Evaluators => {
  const data = arrays && (columns ? Object.fromEntries(columns.map((key, k) => [key, arrays[k]])) : arrays[0]);
  return rowProblem(call as "minimize", { url, export: name }, start, { fixed, compile, ...(data && { data }), ...(batch && { batch }), ...(chunks && { chunks }) }, seed);
};
