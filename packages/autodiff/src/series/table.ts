import type { Data } from "@gradkit/shapes";
import { allocate } from "../kernels/dense.js";
import { watching } from "../watch.js";
import { flat } from "./arena.js";
import type { PowerSeries } from "./power-series.js";

/** The coefficients of a series as rows of numbers, one after the other: what sums of their products run over. */
export interface Table {
  data: Data;
  /** How many numbers a coefficient has. */
  readonly size: number;
  /** Whether there is a coefficient, or zero for certain. */
  readonly present: boolean[];
}

/** How many coefficients a table has room for at first. */
const rows = 20;

/** Coefficients 0 … upTo of a series as numbers; none where a trace holds one of them, or computations are watched. */
export const tableOf = (series: PowerSeries, upTo: number): Table | undefined => {
  if (series.table === "none" || watching()) return undefined;
  for (let k = series.table?.present.length ?? 0; k <= upTo; k++) {
    const term = series.at(k);
    if (term?.trace || (k === 0 && !term)) {
      series.table = "none";
      return undefined;
    }
    const row = term && flat(term);
    const table: Table = series.table ?? { data: allocate(term!.dtype, rows * row!.size), size: row!.size, present: [] };
    series.table = table;
    if ((k + 1) * table.size > table.data.length) table.data = grown(table.data);
    if (row) for (let i = 0; i < row.size; i++) table.data[k * row.size + i] = row.data[row.offset + i]!;
    table.present.push(row !== undefined);
  }
  return series.table;
};

const grown = (data: Data): Data => {
  const twice = data.slice(0, 0).constructor as Float64ArrayConstructor;
  const wide = new twice(data.length * 2);
  wide.set(data);
  return wide;
};
