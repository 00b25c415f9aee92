/**
 * Takes rows into the triangle R of a QR factorization, shape (k, k) row by row with zeros below its diagonal: afterwards RᵀR is larger by AᵀA of the first `count` rows of k columns, which are written over. By
 * Householder's reflections: AᵀA is never formed, and no more than a block of rows is held.
 *
 * @source Golub and Van Loan (2013), Matrix Computations, section 5.2; Demmel, Grigori, Hoemmen, Langou (2012), the sequential TSQR
 */
export const intoTriangle = (r: Float64Array, k: number, columns: readonly Float64Array[], count: number): void => {
  if (products.length < k) products = new Float64Array(k);
  for (let l = 0; l < k; l++) products[l] = dot(columns[0]!, columns[l]!, count);
  for (let j = 0; j < k; j++) {
    const square = products[j]!;
    const head = r[j * k + j]!;
    const length = Math.sqrt(head * head + square);
    const end = square === 0 ? head : head > 0 ? -length : length;
    // H = I + v vᵀ / (end · first) with v = (first, column) and first = head − end; no product of two small numbers is formed.
    const first = head - end;
    r[j * k + j] = end;
    for (let l = j + 1; l < k; l++) {
      const part = square === 0 ? 0 : (r[j * k + l]! + products[l]! / first) / end;
      r[j * k + l] = r[j * k + l]! + part * first;
      products[l] = reflected(columns[l]!, part, columns[j]!, columns[j + 1]!, count);
    }
  }
};

/** Products of the column that is reflected next with those from it on. */
let products = new Float64Array(8);

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

/** Adds a part of v to w, and gives the product of what that makes with u, which may be w itself: both in one pass. */
const reflected = (w: Float64Array, part: number, v: Float64Array, u: Float64Array, n: number): number => {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const w0 = w[i]! + part * v[i]!;
    const w1 = w[i + 1]! + part * v[i + 1]!;
    const w2 = w[i + 2]! + part * v[i + 2]!;
    const w3 = w[i + 3]! + part * v[i + 3]!;
    w[i] = w0;
    w[i + 1] = w1;
    w[i + 2] = w2;
    w[i + 3] = w3;
    s0 += w0 * u[i]!;
    s1 += w1 * u[i + 1]!;
    s2 += w2 * u[i + 2]!;
    s3 += w3 * u[i + 3]!;
  }
  for (; i < n; i++) {
    w[i] = w[i]! + part * v[i]!;
    s0 += w[i]! * u[i]!;
  }
  return s0 + s1 + (s2 + s3);
};
