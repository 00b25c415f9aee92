/** Columns without some of their rows, which are told by number from 0: each column an array of what is left, all of one length. */
export const withoutRows = (columns: Readonly<Record<string, Float64Array>>, rows: readonly number[]): Readonly<Record<string, Float64Array>> => {
  if (rows.length === 0) return columns;
  const out = new Set(rows);
  return Object.fromEntries(Object.entries(columns).map(([name, numbers]) => [name, numbers.filter((_, row) => !out.has(row))]));
};
