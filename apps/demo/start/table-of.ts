import type { Comparison } from "./certified.js";

const columns = ["", "fitted", "certified", "std. error", "certified", "digits"] as const;
const number = (value: number): string => value.toPrecision(11).replace(/\.?0+$/, "");

/** A fit as lines of text: what was fitted, how it ended, and each parameter beside its certified value. */
export const tableOf = ({ problem: { name, level, rss }, found, rows }: Comparison): string => {
  const cells = [columns, ...rows.map((row) => [row.name, number(row.value), number(row.certified), number(row.error), number(row.certifiedError), row.digits.toFixed(1)])];
  const widths = columns.map((_, k) => Math.max(...cells.map((line) => line[k]!.length)));
  const lines = cells.map((line) => `  ${line.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join("   ")}`);
  const { observations, evaluations, seconds, outcome, formula, sse } = found;
  return [
    `${name} (NIST, ${level} difficulty): ${formula}`,
    `  ${observations} observations · ${evaluations} evaluations · ${Math.round(1000 * seconds)} ms in a worker · ${outcome.message}`,
    "",
    ...lines,
    `  sum of squares ${number(sse)}, certified ${number(rss)}`,
    "",
  ].join("\n");
};
