import { error } from "../errors.js";
import { fQuantile } from "../distributions/f.js";
import type { Columns } from "../options.js";
import type { Fit, Prediction, PredictOptions } from "../result.js";
import { checkLevel } from "../request/check-level.js";
import { doubles } from "../request/column-of.js";
import type { Request } from "../request/request.js";
import { recorded, type ModelFunction } from "../rows/function-model.js";
import { modelOf } from "../rows/model-of.js";
import { quantileOf, type Basis } from "./basis.js";
import type { FitData } from "./fit-data.js";
import { deviation } from "./spread.js";

const bands: readonly NonNullable<PredictOptions["band"]>[] = ["confidence", "prediction", "none"];

/** What says how a fit goes on elsewhere, with bands by exact derivatives. */
export const predictOf = ({ parameters, predictors, level: usual }: Omit<FitData, "basis">, basis: Basis, { source }: Request, model: string | ModelFunction): Fit["predict"] =>
  (at, { band = "confidence", level = usual, simultaneous = false } = {}): Prediction => {
    checkLevel("predict.level", level);
    if (!bands.includes(band)) throw error("fit/option", { option: "predict.band", rule: `must be one of ${bands.join(", ")}`, got: band });
    if (simultaneous && band === "prediction") throw error("fit/option", { option: "predict.simultaneous", rule: "must be of a confidence band", got: band });
    const columns = columnsAt(at, predictors);
    const count = Object.values(columns)[0]?.length ?? 1;
    const again = typeof model === "function" ? recorded(model, Object.keys(parameters), columns) : source;
    const bindable = modelOf({ source: again, columns });
    const { names, spread, sigma, noise, freedom } = basis;
    const value = new Float64Array(count);
    const isBand = band !== "none" && sigma !== null && freedom > 0;
    const standardError = isBand ? new Float64Array(count) : null;
    const gradient = new Float64Array(names.length);
    let isKnown = true;
    bindable.bind(columns, count, names).sweep(bindable.parameters.map((name) => parameters[name]!.value), isBand, ({ from, count: rows, values, slopes }) => {
      value.set(values.subarray(0, rows), from);
      if (!standardError) return;
      for (let k = 0; k < rows; k++) {
        for (let j = 0; j < gradient.length; j++) gradient[j] = slopes[j]![k]!;
        standardError[from + k] = sigma! * deviation(spread, gradient);
        isKnown &&= spread.null.every((direction) => isAcross(direction, gradient));
      }
    });
    if (!standardError || !isKnown) return { value, standardError: null, lower: null, upper: null };
    const factor = simultaneous ? Math.sqrt(names.length * fQuantile(1 - level, names.length, freedom)) : quantileOf(basis, level);
    const half = standardError.map((se) => factor * (band === "prediction" ? Math.hypot(se, noise ?? sigma!) : se));
    return { value, standardError, lower: value.map((v, i) => v - half[i]!), upper: value.map((v, i) => v + half[i]!) };
  };

const columnsAt = (at: Columns | ArrayLike<number>, predictors: readonly string[]): Readonly<Record<string, Float64Array>> => {
  const any: unknown = at;
  if (typeof any !== "object" || any === null) throw error("fit/option", { option: "predict", rule: `must be given columns of ${predictors.join(", ")}`, got: String(any) });
  const isList = typeof (at as ArrayLike<number>).length === "number";
  if (isList && predictors.length !== 1) throw error("fit/option", { option: "predict", rule: `must be given columns of ${predictors.join(", ")}`, got: "a list" });
  const given: Columns = isList ? { [predictors[0]!]: at as ArrayLike<number> } : (at as Columns);
  const missing = predictors.find((name) => !Object.hasOwn(given, name));
  if (missing !== undefined) throw error("fit/column", { where: "what is predicted", name: `no ${missing}`, columns: Object.keys(given) });
  const columns = Object.fromEntries(predictors.map((name) => [name, doubles(given[name]!)]));
  const lengths = Object.fromEntries(predictors.map((name) => [name, columns[name]!.length]));
  if (new Set(Object.values(lengths)).size > 1) throw error("fit/lengths", { lengths });
  return columns;
};

/** Whether a quantity of that gradient does not change along a direction. */
const isAcross = (direction: Float64Array, gradient: Float64Array): boolean => {
  let [product, size] = [0, 0];
  for (let j = 0; j < direction.length; j++) {
    product += direction[j]! * gradient[j]!;
    size += Math.abs(direction[j]! * gradient[j]!);
  }
  return Math.abs(product) <= 1e-8 * size;
};
