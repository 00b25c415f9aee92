import { GradkitError, isGradkitError } from "@gradkit/shapes";

/** The line of a row of the data, which counts from 0. */
type LineOf = (row: number) => number;

/** What errors of a fit that tell rows say where these are of a file, by code: lines for rows, and options as they are typed. */
const texts = {
  "fit/missing": ({ column, rows, value }: { column: string; rows: readonly number[]; value: string }, lineOf: LineOf) =>
    `fit: numbers must be finite, got ${value} in ${column} of line ${rows.slice(0, 5).map(lineOf).join(", ")}${rows.length > 5 ? ` and ${rows.length - 5} more` : ""}. Did you mean --missing omit?`,
  "fit/weight": ({ option, rule, row, value }: { option: string; rule: string; row: number; value: number }, lineOf: LineOf) => `fit: --${option} ${rule}, got ${value} in line ${lineOf(row)}`,
  "fit/start": ({ what, row, value, parameters }: { what: string; row: number; value: string; parameters: Readonly<Record<string, number>> }, lineOf: LineOf) =>
    `fit: --start must give finite numbers, got ${what} = ${value} in line ${lineOf(row)} at ${Object.entries(parameters).map(([name, x]) => `${name} = ${x}`).join(", ")}`,
};

/** An error of a fit that tells rows, with a message that tells lines of the file; its code and data stay, and rows in them count from 0. Any other error is as it is. */
export const inLines = (e: unknown, lineOf: LineOf): unknown => {
  if (!isGradkitError(e) || !Object.hasOwn(texts, e.code)) return e;
  return new GradkitError(e.code, e.data, texts[e.code as keyof typeof texts](e.data as never, lineOf));
};
