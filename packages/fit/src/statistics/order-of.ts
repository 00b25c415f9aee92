/** The numbers of rows in ascending order of a column; rows of equal values keep theirs. */
export const orderOf = (column: Float64Array): Uint32Array => {
  const order = new Uint32Array(column.length);
  let isSorted = true;
  for (let i = 0; i < order.length; i++) {
    order[i] = i;
    isSorted &&= i === 0 || column[i - 1]! <= column[i]!;
  }
  return isSorted ? order : order.toSorted((a, b) => column[a]! - column[b]! || a - b);
};
