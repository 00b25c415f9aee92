import { watching } from "../watch.js";
import { flat, type Row } from "./arena.js";
import type { PowerSeries } from "./power-series.js";

/** The coefficients of a series as rows of numbers: what sums of their products run over. */
export interface Table {
  /** A row for each coefficient, none where it is zero for certain. */
  readonly rows: (Row | undefined)[];
  /** Whether all numbers of a row are finite. */
  readonly finite: boolean[];
}

/** Coefficients 0 … upTo of a series as numbers; none where a trace holds one of them, or computations are watched. */
export const tableOf = (series: PowerSeries, upTo: number): Table | undefined => {
  if (series.table === "none" || watching()) return undefined;
  const table: Table = series.table ?? { rows: [], finite: [] };
  series.table = table;
  for (let k = table.rows.length; k <= upTo; k++) {
    const term = series.at(k);
    if (term?.trace) {
      series.table = "none";
      return undefined;
    }
    const row = term && flat(term);
    table.rows.push(row);
    table.finite.push(!row || isFinite(row));
  }
  return table;
};

/** A sum of differences x − x is 0 just where no x is infinite or NaN. */
const isFinite = ({ data, offset, size }: Row): boolean => {
  let off = 0;
  for (let i = offset; i < offset + size; i++) off += data[i]! - data[i]!;
  return off === 0;
};
