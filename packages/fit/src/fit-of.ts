import type { Request } from "./request/request.js";
import type { Fit, FitJSON } from "./result.js";
import type { ModelFunction } from "./rows/function-model.js";
import { byRow, type ByRow } from "./statistics/by-row.js";
import { deriveOf } from "./statistics/derive.js";
import type { FitData } from "./statistics/fit-data.js";
import { predictOf } from "./statistics/predict.js";
import { conditionOf } from "./statistics/spread.js";

/** A fit with what can be asked of it, from its data. Statistics of rows are computed when one of them is first read. */
export const fitOf = (data: FitData, request: Request, model: string | ModelFunction): Fit => {
  const { basis, ...plain } = data;
  let rows: ByRow | undefined;
  const row = (): ByRow => (rows ??= byRow(request, data));
  const fit: Fit = {
    ...plain,
    get condition() { return conditionOf(basis.spread); },
    observed: request.observed,
    get fitted() { return row().fitted; },
    get residuals() { return row().residuals; },
    get leverage() { return row().leverage; },
    get standardized() { return row().standardized; },
    get cooksDistance() { return row().cooksDistance; },
    get runsTest() { return row().runsTest; },
    get durbinWatson() { return row().durbinWatson; },
    predict: predictOf(plain, basis, request, model),
    derive: deriveOf(plain, basis),
    toJSON: () => Object.fromEntries(Object.entries(fit).flatMap(([key, value]: [string, unknown]) => (typeof value === "function" ? [] : [[key, value instanceof Float64Array ? Array.from(value) : value]]))) as unknown as FitJSON,
  };
  return fit;
};
