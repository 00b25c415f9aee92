import { error } from "../errors.js";

/** Which rows can be used: those in which every number is finite, and whose weight is not 0. */
export interface UsedRows {
  /** Undefined where all are. */
  readonly rows: Uint32Array | undefined;
  readonly omitted: readonly number[];
}

/**
 * The rows to use.
 *
 * @throws fit/missing  where a number is missing, and rows are not to be left out
 */
export const usedRows = (columns: Readonly<Record<string, Float64Array>>, count: number, missing: "refuse" | "omit", roots: Float64Array | undefined): UsedRows => {
  const bad = new Set<number>();
  for (const [column, numbers] of Object.entries(columns)) {
    if (isFinite(numbers)) continue;
    const rows = Array.from(numbers.keys()).filter((i) => !Number.isFinite(numbers[i]));
    if (missing === "refuse") throw error("fit/missing", { column, rows, value: String(numbers[rows[0]!]) });
    for (const i of rows) bad.add(i);
  }
  if (roots) for (const [i, root] of roots.entries()) if (root === 0) bad.add(i);
  if (bad.size === 0) return { rows: undefined, omitted: [] };
  return { rows: Uint32Array.from(Array.from({ length: count }, (_, i) => i).filter((i) => !bad.has(i))), omitted: [...bad].toSorted((a, b) => a - b) };
};

const isFinite = (numbers: Float64Array): boolean => {
  for (let i = 0; i < numbers.length; i++) if (!Number.isFinite(numbers[i])) return false;
  return true;
};

/** The rows of a column that are used. */
export const picked = (column: Float64Array, rows: Uint32Array | undefined): Float64Array => (rows ? Float64Array.from(rows, (i) => column[i]!) : column);
