import type { Request } from "./request/request.js";
import { modelOf } from "./rows/model-of.js";
import { named } from "./rows/named.js";
import { holdAtBounds } from "./solve/hold-at-bounds.js";
import { outcomeOf } from "./solve/outcome-of.js";
import { problemOf } from "./solve/problem-of.js";
import { robustly } from "./solve/robustly.js";
import { solveRequest } from "./solve/solve-request.js";
import { describe } from "./statistics/describe.js";
import type { FitData } from "./statistics/fit-data.js";
import { withProfiles } from "./statistics/profiles.js";
import { watchOf, type Controls } from "./watch.js";

/** Fits in this thread, from plain data to plain data: the same bits wherever it is done. */
export const work = async (request: Request, controls: Controls): Promise<FitData> => {
  const model = modelOf(request);
  const { fixed } = request;
  const problem = problemOf(request, model, fixed);
  const watch = watchOf(request, problem.names, controls);
  const { solution, start, by, starts } = await solveRequest(request, model, problem, watch);
  const robust = request.loss && (await robustly(problem, solution, request.loss, request.stop.evaluations ?? Infinity, watch));
  const loss = robust?.loss;
  const { x, atBound, solution: last } = await holdAtBounds(request, model, problem, robust?.solution ?? solution, watch, loss);
  watch.tell("statistics", starts, starts);
  const data = describe(request, model, problem, {
    values: { ...fixed, ...named(problem.names, x) },
    atBound,
    reduced: loss ? undefined : last.reduced,
    outcome: outcomeOf(last.status, last.offset),
    loss,
    start: { values: named(problem.names, start), by },
    evaluations: watch.evaluations(),
    steps: last.steps,
    starts,
    seconds: watch.seconds(),
  });
  const profiled = await withProfiles(request, model, data, watch);
  return { ...profiled, evaluations: watch.evaluations(), seconds: watch.seconds() };
};
