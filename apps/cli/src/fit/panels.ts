import type { Fit } from "@gradkit/fit";
import type { Panel } from "../plot/figure.js";

/** So many points make a curve. */
const resolution = 200;

/** Data with the curve and its band, and the residuals: against the predictor where there is one, else against the fitted values. */
export const panelsOf = (fit: Fit, columns: Readonly<Record<string, Float64Array>>): readonly [fit: Panel, residuals: Panel] => {
  const [first] = fit.predictors;
  const isCurve = fit.predictors.length === 1;
  const x = Array.from(isCurve ? columns[first!]! : fit.fitted);
  const xLabel = isCurve ? first! : "fitted";
  const yLabel = fit.formula.split("=")[0]!.trim();
  const [lo, hi] = x.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
  const curve = isCurve ? curveOf(fit, lo, hi) : { curve: { x: [lo, hi], y: [lo, hi] } };
  return [
    { xLabel, yLabel, points: { x, y: Array.from(fit.observed) }, ...curve },
    { xLabel, yLabel: "residual", points: { x, y: Array.from(fit.residuals) }, curve: { x: [lo, hi], y: [0, 0] } },
  ];
};

const curveOf = (fit: Fit, lo: number, hi: number): Pick<Panel, "curve" | "band"> => {
  const x = Array.from({ length: resolution + 1 }, (_, k) => lo + ((hi - lo) * k) / resolution);
  const { value, lower, upper } = fit.predict(x);
  return { curve: { x, y: Array.from(value) }, ...(lower && upper && { band: { x, lower: Array.from(lower), upper: Array.from(upper) } }) };
};
