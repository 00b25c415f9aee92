import type { Fit } from "@gradkit/fit";

/** The rows that a fit used as CSV: predictors, what was observed, fitted and left. Rows of weight 0 are none of them. */
export const rowsCsv = ({ omitted, observed, fitted, residuals }: Pick<Fit, "omitted" | "observed" | "fitted" | "residuals">, predictors: readonly string[], columns: Readonly<Record<string, ArrayLike<number>>>): string => {
  const out = new Set(omitted);
  const rows = Array.from({ length: observed.length + omitted.length }, (_, row) => row).filter((row) => !out.has(row));
  const lines = rows.map((row, k) => [...predictors.map((name) => columns[name]?.[row]), observed[k], fitted[k], residuals[k]]);
  return [[...predictors, "observed", "fitted", "residual"], ...lines].map((cells) => `${cells.join(",")}\n`).join("");
};
