/** A little of the identity, which picks the shortest of many solutions. */
const ridge = 1e-9;

/** The shortest X of those for which A X is nearest to B, to about 9 digits: for small systems of whole numbers. */
export const leastNorm = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const n = a[0]?.length ?? 0;
  const product = (columns: readonly (readonly number[])[], i: number, j: number): number => a.reduce((sum, row, k) => sum + row[i]! * columns[k]![j]!, 0);
  const rows = Array.from({ length: n }, (_, i) => [...Array.from({ length: n }, (__, j) => product(a, i, j) + (i === j ? ridge : 0)), ...b[0]!.map((___, j) => product(b, i, j))]);
  for (let i = 0; i < n; i++) {
    const pivot = rows.slice(i).reduce((best, row, k) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    const head = rows[i]!;
    for (const [k, row] of rows.entries()) {
      const factor = k === i ? 0 : row[i]! / head[i]!;
      if (factor !== 0) for (let j = i; j < row.length; j++) row[j] = row[j]! - factor * head[j]!;
    }
  }
  return rows.map((row, i) => row.slice(n).map((x) => x / row[i]!));
};
