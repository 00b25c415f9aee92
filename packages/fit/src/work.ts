import type { FitProgress } from "./options.js";
import type { Request } from "./request/request.js";
import { modelOf } from "./rows/model-of.js";
import type { Model } from "./rows/rows.js";
import { checkStart } from "./solve/check-start.js";
import { holdAtBounds } from "./solve/hold-at-bounds.js";
import { outcomeOf } from "./solve/outcome-of.js";
import { problemOf } from "./solve/problem-of.js";
import { solve } from "./solve/solve.js";
import { describe } from "./statistics/describe.js";
import type { FitData } from "./statistics/fit-data.js";
import { watchOf, type Controls } from "./watch.js";

const evaluationsLimit = 10_000;

/** Fits in this thread, from plain data to plain data: the same bits wherever it is done. */
export const work = async (request: Request, controls: Controls): Promise<FitData> => {
  const model: Model = modelOf(request);
  const { fixed, stop } = request;
  const problem = problemOf(request, model, fixed);
  const watch = watchOf(request, problem.names, controls);
  const start = Float64Array.from(problem.names, (name) => request.start[name] ?? 1);
  checkStart(problem, start);
  const solution = await solve(problem, start, stop.evaluations ?? evaluationsLimit, watch);
  const { x, atBound, solution: last } = await holdAtBounds(request, model, problem, solution, watch);
  watch.tell("statistics" satisfies FitProgress["stage"]);
  return describe(request, model, {
    values: { ...fixed, ...Object.fromEntries(problem.names.map((name, j) => [name, x[j]!])) },
    atBound,
    outcome: outcomeOf(last.status, last.offset),
    loss: null,
    start: { values: Object.fromEntries(problem.names.map((name, j) => [name, start[j]!])), by: "given" },
    evaluations: watch.evaluations(),
    steps: last.steps,
    starts: 1,
    seconds: watch.seconds(),
  });
};
