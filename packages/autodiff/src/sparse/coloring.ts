import type { IndexSet } from "./index-set.js";

/**
 * Colours for columns so that no row has two entries of one colour: columns of one colour can be differentiated together. Greedy, columns with many
 * entries first.
 *
 * @param rows   the columns of the entries of each row
 * @param count  the number of columns
 * @source Coleman & Moré, Estimation of sparse Jacobian matrices and graph coloring problems, 1983
 */
export const colorColumns = (rows: readonly IndexSet[], count: number): { readonly colors: Int32Array; readonly count: number } => {
  const rowsOf: number[][] = Array.from({ length: count }, () => []);
  for (const [row, columns] of rows.entries()) for (const column of columns) rowsOf[column]!.push(row);
  const colors = new Int32Array(count).fill(-1);
  const usedBy = new Int32Array(count + 1).fill(-1);
  let most = 0;
  for (const column of Array.from({ length: count }, (_, k) => k).toSorted((a, b) => rowsOf[b]!.length - rowsOf[a]!.length || a - b)) {
    if (rowsOf[column]!.length === 0) continue;
    for (const row of rowsOf[column]!) for (const other of rows[row]!) if (colors[other]! >= 0) usedBy[colors[other]!] = column;
    let color = 0;
    while (usedBy[color] === column) color++;
    colors[column] = color;
    most = Math.max(most, color + 1);
  }
  return { colors, count: most };
};
