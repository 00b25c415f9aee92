import type { Fit } from "@gradkit/fit";

/** A cell of CSV. */
const cell = (value: string | number | null): string => (value === null ? "" : typeof value === "number" ? String(value) : /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const csv = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => `${row.map(cell).join(",")}\n`).join("");

/** The parameters, a row each, with all digits; what there is none of is empty. */
export const parametersCsv = ({ parameters }: Fit): string =>
  csv([
    ["name", "value", "standard_error", "lower", "upper", "profile_lower", "profile_upper", "t", "p", "note"],
    ...Object.entries(parameters).map(([name, { value, standardError, interval, profile, t, p, note }]) => [
      name, value, standardError, interval?.[0] ?? null, interval?.[1] ?? null, profile?.[0] ?? null, profile?.[1] ?? null, t, p, note,
    ]),
  ]);

/** The rows that were used, with what the fit says of each. */
export const rowsCsv = (fit: Fit, columns: Readonly<Record<string, Float64Array>>): string => {
  const predictors = fit.predictors.map((name) => columns[name]!);
  const { lower, upper } = fit.predict(Object.fromEntries(fit.predictors.map((name, k) => [name, predictors[k]!])));
  return csv([
    [...fit.predictors, "observed", "fitted", "residual", "standardized", "leverage", "lower", "upper"],
    ...Array.from(fit.observed, (observed, k) => [
      ...predictors.map((column) => column[k]!), observed, fit.fitted[k]!, fit.residuals[k]!, fit.standardized[k]!, fit.leverage[k]!, lower?.[k] ?? null, upper?.[k] ?? null,
    ]),
  ]);
};
