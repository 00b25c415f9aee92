/**
 * The triangle R of a QR factorization whose rows come in blocks: for a matrix A of k columns, R of shape (k, k) with RᵀR = AᵀA, by Householder's reflections. AᵀA is never
 * formed, and no more than a block of rows is held.
 *
 * @source Golub and Van Loan (2013), Matrix Computations, section 5.2; Demmel, Grigori, Hoemmen, Langou (2012), the sequential TSQR
 */
export interface Triangle {
  /** R row by row, zeros below its diagonal. */
  readonly r: Float64Array;
  /** Takes the first `count` rows of k columns into R; the columns are written over. */
  readonly take: (columns: readonly Float64Array[], count: number) => void;
}

export const triangle = (k: number, r: Float64Array = new Float64Array(k * k)): Triangle => {
  const take = (columns: readonly Float64Array[], count: number): void => {
    for (let j = 0; j < k; j++) {
      const v = columns[j]!;
      const square = dot(v, v, count);
      if (square === 0) continue;
      const head = r[j * k + j]!;
      const length = Math.sqrt(head * head + square);
      const end = head > 0 ? -length : length;
      // H = I + v vᵀ / (end · first) with v = (first, column) and first = head − end; no product of two small numbers is formed.
      const first = head - end;
      r[j * k + j] = end;
      for (let l = j + 1; l < k; l++) {
        const w = columns[l]!;
        const part = (r[j * k + l]! + dot(v, w, count) / first) / end;
        r[j * k + l] = r[j * k + l]! + part * first;
        for (let i = 0; i < count; i++) w[i] = w[i]! + part * v[i]!;
      }
    }
  };
  return { r, take };
};

/** The product of the first n numbers, in four sums that a processor can have under way at once. */
const dot = (a: Float64Array, b: Float64Array, n: number): number => {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < n; i++) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
};
