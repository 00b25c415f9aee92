import type { Request } from "./request/request.js";
import type { Fit, FitJSON } from "./result.js";
import type { ModelFunction } from "./rows/function-model.js";
import type { Basis } from "./statistics/basis.js";
import { byRow, type ByRow } from "./statistics/by-row.js";
import { deriveOf } from "./statistics/derive.js";
import type { FitData } from "./statistics/fit-data.js";
import { predictOf } from "./statistics/predict.js";
import { conditionOf } from "./statistics/spread.js";

/** What is computed when it is first read. */
type Lazy = Exclude<keyof ByRow, "observed"> | "condition";

/** What it is computed from. */
const source = Symbol("source");

interface Own extends Omit<Fit, Lazy> {
  readonly [source]: { readonly basis: Basis; readonly rows: () => ByRow };
  readonly __proto__: Pick<Fit, Lazy>;
}

/** All fits have this in common: an object with getters of its own takes as long to make as a small fit. */
const later: Pick<Fit, Lazy> & ThisType<Own> = {
  get condition() { return conditionOf(this[source].basis.spread); },
  get fitted() { return this[source].rows().fitted; },
  get residuals() { return this[source].rows().residuals; },
  get leverage() { return this[source].rows().leverage; },
  get standardized() { return this[source].rows().standardized; },
  get cooksDistance() { return this[source].rows().cooksDistance; },
  get runsTest() { return this[source].rows().runsTest; },
  get durbinWatson() { return this[source].rows().durbinWatson; },
};

/** A fit with what can be asked of it, from its data. */
export const fitOf = (data: FitData, request: Request, model: string | ModelFunction): Fit => {
  const { basis, ...plain } = data;
  let rows: ByRow | undefined;
  const own: Own = {
    __proto__: later,
    ...plain,
    [source]: { basis, rows: () => (rows ??= byRow(request, data)) },
    observed: request.observed,
    predict: predictOf(plain, basis, request, model),
    derive: deriveOf(plain, basis),
    toJSON: () => jsonOf(fit),
  };
  const fit = own as Omit<Fit, Lazy> as Fit;
  return fit;
};

/** All that is no function, what is computed as well; arrays in the place of typed arrays. */
const jsonOf = (fit: Fit): FitJSON => {
  const out: Record<string, unknown> = {};
  for (const key in fit) {
    const value: unknown = fit[key as keyof Fit];
    if (typeof value !== "function") out[key] = value instanceof Float64Array ? Array.from(value) : value;
  }
  return out as FitJSON;
};
