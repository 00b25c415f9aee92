import type { Request } from "../request/request.js";
import type { Fit } from "../result.js";
import { modelOf } from "../rows/model-of.js";
import { problemOf } from "../solve/problem-of.js";
import { durbinWatson } from "./durbin-watson.js";
import type { FitData } from "./fit-data.js";
import { orderOf } from "./order-of.js";
import { rowStatistics } from "./row-statistics.js";
import { runsTest } from "./runs-test.js";

/** What a fit tells of its rows. */
export type ByRow = Pick<Fit, "observed" | "fitted" | "residuals" | "leverage" | "standardized" | "cooksDistance" | "runsTest" | "durbinWatson">;

/** What a fit tells of its rows, from its data. */
export const byRow = (request: Request, { parameters, basis: { names, spread, noise } }: FitData): ByRow => {
  const model = modelOf(request);
  const held = Object.fromEntries(Object.entries(parameters).flatMap(([name, { value }]) => (names.includes(name) ? [] : [[name, value]])));
  const problem = problemOf(request, model, held);
  const { observed, columns } = request;
  const rows = rowStatistics(problem, Float64Array.from(names, (name) => parameters[name]!.value), spread, noise);
  const order = orderOf(columns[model.predictors[0] ?? ""] ?? new Float64Array(observed.length));
  return { observed, ...rows, runsTest: runsTest(rows.residuals, order), durbinWatson: durbinWatson(rows.residuals, order) };
};
