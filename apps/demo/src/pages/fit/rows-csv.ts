import type { Fit } from "@gradkit/fit";
import { withoutRows } from "@repo/table";

/** The rows that a fit used as CSV: predictors, what was observed, fitted and left. Rows of weight 0 are none of them. */
export const rowsCsv = ({ omitted, predictors, observed, fitted, residuals }: Pick<Fit, "omitted" | "predictors" | "observed" | "fitted" | "residuals">, columns: Readonly<Record<string, Float64Array>>): string => {
  const used = withoutRows(columns, omitted);
  const lines = Array.from(observed, (y, k) => [...predictors.map((name) => used[name]?.[k]), y, fitted[k], residuals[k]]);
  return [[...predictors, "observed", "fitted", "residual"], ...lines].map((cells) => `${cells.join(",")}\n`).join("");
};
