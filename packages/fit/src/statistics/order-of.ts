/** The numbers of rows in ascending order of a column; rows of equal values keep theirs. */
export const orderOf = (column: Float64Array): Uint32Array => {
  const order = Uint32Array.from(column, (_, i) => i);
  const isSorted = column.every((x, i) => i === 0 || column[i - 1]! <= x);
  return isSorted ? order : order.toSorted((a, b) => column[a]! - column[b]! || a - b);
};
