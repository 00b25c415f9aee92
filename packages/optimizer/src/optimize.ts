import type { Evaluator } from "./evaluator.js";
import type { Prepared, OptimizeOptions } from "./prepare.js";
import { guarded } from "./run/guarded.js";
import type { Run } from "./run/run.js";
import { startRun } from "./run/start-run.js";
import { workHere } from "./run/work-here.js";
import { workLater } from "./run/work-later.js";
import type { StartWork } from "./run/work.js";
import { taskOf } from "./worker/task-of.js";
import type { Pool } from "./worker/pool.js";
import { workElsewhere, type Place } from "./worker/work-elsewhere.js";
import { workShared } from "./worker/work-shared.js";

/** A run of what is prepared, where its options say. */
export const optimize = <Parameters>(prepared: Prepared, options: OptimizeOptions): Run<Parameters> => startRun(workOf(prepared, options), prepared.identity, options, prepared.resultOf<Parameters>);

const workOf = (prepared: Prepared, options: OptimizeOptions): StartWork => {
  const { call, problem, method, stop, begun } = prepared;
  const { on = "inline" } = options;
  const workBy = (evaluator: Evaluator): StartWork => workHere(begun, method, guarded(call, evaluator, problem.names, begun), stop);
  const here = workBy(problem.evaluator);
  if (on === "inline") return here;
  const { later } = problem;
  if (later) return (tell) => workLater(later.load().then((loaded) => workOf({ ...prepared, problem: loaded }, options)(tell)));
  const task = taskOf(call, problem, method, stop, begun);
  return problem.parts && isPool(on) ? workShared(on, task, problem.evaluator, workBy) : workElsewhere(on, task, here);
};

const isPool = (place: Place): place is Pool => typeof place === "object" && "execute" in place;
