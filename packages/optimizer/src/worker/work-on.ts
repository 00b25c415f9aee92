import { validate } from "@gradkit/autodiff";
import { fromData } from "@gradkit/shapes";
import { error } from "../errors.js";
import type { Method } from "../method.js";
import { evaluatorsOf } from "../objective/spec.js";
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
  const { call, names, columns, method, stop, run } = task;
  if (task.protocol !== protocol) throw error("optimizer/worker-version", { call, here: protocol, there: task.protocol });
  const rows = columns && { count: columns.count, arrays: columns.arrays.map(({ data, shape }) => fromData(data, shape)) };
  const { evaluator } = evaluatorsOf({ ...task, program: validate(task.program), whole: validate(task.whole), columns: rows });
  return workHere(run, made(method) as Method, guarded(call, evaluator, names, run), stop, stopped);
};
