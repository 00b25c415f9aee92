import type { Crew } from "./pieces/crew.js";
import type { Request } from "./request/request.js";
import { named } from "./rows/named.js";
import { holdAtBounds } from "./solve/hold-at-bounds.js";
import { outcomeOf } from "./solve/outcome-of.js";
import { robustly } from "./solve/robustly.js";
import { solveRequest } from "./solve/solve-request.js";
import type { FitData } from "./statistics/fit-data.js";
import { withProfiles } from "./statistics/profiles.js";
import type { FitWatch } from "./watch.js";

/** Fits, from plain data to plain data: decides what comes after what, while all that has to do with rows is done by a crew. The same bits whoever that is. */
export const work = async (request: Request, names: readonly string[], crew: Crew, watch: FitWatch): Promise<FitData> => {
  const { fixed } = request;
  const { solution, start, by, starts } = await solveRequest(request, names, crew, watch);
  const robust = request.loss && (await robustly(solution, request.loss, request.stop.evaluations ?? Infinity, crew, watch));
  const loss = robust?.loss;
  const { x, atBound, solution: last } = await holdAtBounds(request, names, robust?.solution ?? solution, crew, loss);
  watch.tell("statistics", starts, starts);
  const data = await crew.do("describe", {
    values: { ...fixed, ...named(names, x) },
    atBound,
    reduced: loss ? undefined : last.reduced,
    outcome: outcomeOf(last.status, last.offset),
    loss,
    start: { values: named(names, start), by },
    evaluations: 0,
    steps: last.steps,
    starts,
    seconds: 0,
  });
  const profiled = await withProfiles(request, data, loss, crew, watch);
  return { ...profiled, evaluations: watch.evaluations(), seconds: watch.seconds() };
};
