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

/** So many rows are put into text at once. */
const piece = 4096;

function* csvPieces(titles: readonly string[], columns: readonly (Float64Array | null)[], count: number): Generator<string> {
  yield csv([titles]);
  for (let from = 0; from < count; from += piece) yield csv(Array.from({ length: Math.min(piece, count - from) }, (_, k) => columns.map((column) => column?.[from + k] ?? null)));
}

/** The rows that were used, with what the fit says of each: text in pieces, made as they are taken from what is computed before. */
export const rowsCsv = ({ predictors: names, predict, observed, fitted, residuals, standardized, leverage }: Fit, columns: Readonly<Record<string, Float64Array>>): Iterable<string> => {
  const predictors = names.map((name) => columns[name]!);
  const { lower, upper } = predict(Object.fromEntries(names.map((name, k) => [name, predictors[k]!])));
  return csvPieces(
    [...names, "observed", "fitted", "residual", "standardized", "leverage", "lower", "upper"],
    [...predictors, observed, fitted, residuals, standardized, leverage, lower, upper], observed.length,
  );
};
