import { predictOf } from "./statistics/predict.js";
import { deriveOf } from "./statistics/derive.js";
import type { Request } from "./request/request.js";
import type { Fit, FitJSON } from "./result.js";
import type { FitData } from "./statistics/fit-data.js";
import type { ModelFunction } from "./rows/function-model.js";

/** A fit with what can be asked of it, from its data. */
export const fitOf = (data: FitData, request: Request, model: string | ModelFunction): Fit => {
  const { basis, ...plain } = data;
  return {
    ...plain,
    predict: predictOf(plain, basis, request, model),
    derive: deriveOf(plain, basis),
    toJSON: () => Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, value instanceof Float64Array ? Array.from(value) : value])) as unknown as FitJSON,
  };
};
