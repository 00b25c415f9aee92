import type { IndexSet } from "./index-set.js";

export interface Coloring {
  /** The colour of each column, -1 for one without entries. */
  readonly colors: Int32Array;
  readonly count: number;
}

/**
 * Colours for columns so that no row has two entries of one colour: columns of one colour can be differentiated together. Greedy, in the order of the columns
 * and with those of many entries first, whichever needs fewer.
 *
 * @param rows   the columns of the entries of each row
 * @param count  the number of columns
 * @source Coleman & Moré, Estimation of sparse Jacobian matrices and graph coloring problems, 1983
 */
export const colorColumns = (rows: readonly IndexSet[], count: number): Coloring => {
  const rowsOf: number[][] = Array.from({ length: count }, () => []);
  for (const [row, columns] of rows.entries()) for (const column of columns) rowsOf[column]!.push(row);
  const columns = Array.from(rowsOf.keys()).filter((column) => rowsOf[column]!.length > 0);
  const [inOrder, largestFirst] = [columns, columns.toSorted((a, b) => rowsOf[b]!.length - rowsOf[a]!.length || a - b)].map((order) => greedy(rows, rowsOf, order));
  return inOrder!.count <= largestFirst!.count ? inOrder! : largestFirst!;
};

/** Each column in turn gets the first colour that none has with which it shares a row. */
const greedy = (rows: readonly IndexSet[], rowsOf: readonly (readonly number[])[], order: readonly number[]): Coloring => {
  const colors = new Int32Array(rowsOf.length).fill(-1);
  const takenFor = new Int32Array(rowsOf.length + 1).fill(-1);
  let count = 0;
  for (const column of order) {
    for (const row of rowsOf[column]!) for (const other of rows[row]!) if (colors[other]! >= 0) takenFor[colors[other]!] = column;
    let color = 0;
    while (takenFor[color] === column) color++;
    colors[column] = color;
    count = Math.max(count, color + 1);
  }
  return { colors, count };
};
