import type { Residuals } from "./objective/objective.js";
import { problemOf } from "./objective/problem.js";
import { checkOptions, prepare, type Call, type OptimizeOptions, type Standard } from "./prepare.js";
import { guarded } from "./run/guarded.js";
import type { Run } from "./run/run.js";
import { startRun } from "./run/start-run.js";
import { workHere } from "./run/work-here.js";
import { workLater } from "./run/work-later.js";

/** A run of an objective, where its options say. What most runs do not need, as bounds, rows of data, formulas, evaluators and workers, is loaded for those that do. */
export const optimize = <Parameters>(call: Call, objective: Residuals, start: unknown, options: OptimizeOptions, standard: Standard): Run<Parameters> => {
  if (needsMore(objective, options)) {
    checkOptions(call, options);
    const more = import("./prepare-more.js").then(async ({ prepareMore }) => prepareMore(call, objective, start, options, standard));
    return startRun((tell) => workLater(more.then(({ work }) => work(tell))), async () => more, options);
  }
  const prepared = prepare(problemOf, call, objective, start, options, standard);
  const { problem, method, stop, begun } = prepared;
  return startRun(workHere(begun, method, guarded(call, problem.evaluator, problem.nameOf, begun), stop), () => prepared, options);
};

/** Whether it is more than a function of the parameters, in this thread. */
const needsMore = (objective: unknown, { bounds, data, batch, chunks, resume, on = "inline" }: OptimizeOptions): boolean =>
  typeof objective !== "function" || on !== "inline" || [bounds, data, batch, chunks, resume].some((option) => option !== undefined);
