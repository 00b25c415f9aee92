import type { Prepared, OptimizeOptions } from "./prepare.js";
import { guarded } from "./run/guarded.js";
import type { Run } from "./run/run.js";
import { startRun } from "./run/start-run.js";
import { workHere } from "./run/work-here.js";
import { taskOf } from "./worker/task-of.js";
import { workElsewhere } from "./worker/work-elsewhere.js";

/** A run of what is prepared, where its options say. */
export const optimize = <Parameters>({ call, problem, method, stop, begun, identity, resultOf }: Prepared, options: OptimizeOptions): Run<Parameters> => {
  const { on = "inline" } = options;
  const work = on === "inline" ? workHere(begun, method, guarded(call, problem.evaluator, problem.names, begun), stop) : workElsewhere(on, taskOf(call, problem, method, stop, begun));
  return startRun(work, identity, options, resultOf<Parameters>);
};
