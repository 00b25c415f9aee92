import * as fc from "fast-check";

export type Rows = readonly (readonly number[])[];

/** Plain arithmetic on nested lists: what tests compare with, independent of the code that they test. */
export const product = (a: Rows, b: Rows): number[][] => a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * b[k]![j]!, 0)));
export const transposed = (a: Rows, columns = a[0]?.length ?? 0): number[][] => Array.from({ length: columns }, (_, j) => a.map((row) => row[j]!));
export const eye = (n: number): number[][] => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));
export const combine = (a: Rows, b: Rows, f: (x: number, y: number) => number): number[][] => a.map((row, i) => row.map((x, j) => f(x, b[i]![j]!)));
export const diagonal = (values: readonly number[]): number[][] => values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));

/** The largest magnitude; NaN where there is one. */
export const largest = (a: Rows): number => a.flat().reduce((most, x) => (Math.abs(x) <= most ? most : Math.abs(x)), 0);
export const difference = (a: Rows, b: Rows): number => largest(combine(a, b, (x, y) => x - y));

/** det A by expansion along the first row: exact in the order of its terms, no elimination. */
export const determinant = (a: Rows): number =>
  a.length === 0 ? 1 : a[0]!.reduce((sum, x, j) => sum + (j % 2 === 0 ? x : -x) * determinant(a.slice(1).map((row) => row.toSpliced(j, 1))), 0);

/** The inverse by cofactors. */
export const inverse = (a: Rows): number[][] => {
  const det = determinant(a);
  return a.map((_, i) => a.map((__, j) => ((i + j) % 2 === 0 ? 1 : -1) * (determinant(a.toSpliced(j, 1).map((row) => row.toSpliced(i, 1))) / det)));
};

/** Matrices of random sizes and numbers: plain, graded over many powers of ten by rows and columns, very large, very small, of deficient rank, with zeros. */
export const matrixOf = (sizes: fc.Arbitrary<readonly [rows: number, columns: number]>): fc.Arbitrary<number[][]> =>
  fc.tuple(sizes, fc.constantFrom("plain", "graded rows", "graded columns", "huge", "tiny", "deficient", "sparse"), fc.integer({ min: 1, max: 2 ** 30 })).map(([[m, n], kind, seed]) => {
    let state = seed;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 31 - 1;
    const plain = Array.from({ length: m }, () => Array.from({ length: n }, next));
    switch (kind) {
      case "graded rows": return plain.map((row, i) => row.map((x) => x * 10 ** (-6 * i)));
      case "graded columns": return plain.map((row) => row.map((x, j) => x * 10 ** (-6 * j)));
      case "huge": return plain.map((row) => row.map((x) => x * 1e300));
      case "tiny": return plain.map((row) => row.map((x) => x * 1e-300));
      case "deficient": return plain.map((row, i) => (i % 2 === 0 ? row : plain[i - 1]!.map((x) => -2 * x)));
      case "sparse": return plain.map((row) => row.map((x) => (x < 0.3 ? 0 : x)));
      default: return plain;
    }
  });

export const size = fc.integer({ min: 0, max: 7 });
export const square = fc.integer({ min: 0, max: 8 }).map((n) => [n, n] as const);
