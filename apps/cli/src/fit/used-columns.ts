import type { Fit } from "@gradkit/fit";

/** The columns of the rows that a fit used: not of those of weight 0, nor of those that were left out since a formula has no value there. */
export const usedColumns = ({ omitted }: Pick<Fit, "omitted">, columns: Readonly<Record<string, Float64Array>>): Readonly<Record<string, Float64Array>> => {
  if (omitted.length === 0) return columns;
  const out = new Set(omitted);
  return Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, numbers.filter((_, k) => !out.has(k))]));
};
