import { identity, inverseScale, largest, length } from "./matrices.js";

/**
 * Q (m×k) and R (k×n) of A = Q R with k = min(m, n), Q's columns orthonormal and R's diagonal not negative, by Householder reflections. Every column is
 * treated in its own scale.
 *
 * @source Golub and Van Loan, Matrix Computations, algorithms 5.1.1 and 5.2.1
 */
export const qr = (a: Float64Array, m: number, n: number, q: Float64Array, r: Float64Array): void => {
  const k = Math.min(m, n);
  const work = a.slice();
  const reflectors: Float64Array[] = [];
  for (let j = 0; j < k; j++) {
    const v = Float64Array.from({ length: m - j }, (_, i) => work[(j + i) * n + j]!);
    v[0] = v[0]! + (v[0]! < 0 ? -length(v) : length(v));
    const most = largest(v);
    if (most > 0) {
      const scale = inverseScale(most);
      for (let i = 0; i < v.length; i++) v[i] = v[i]! * scale;
      reflect(work, n, j, j, v);
    }
    reflectors.push(v);
    for (let i = j + 1; i < m; i++) work[i * n + j] = 0;
  }
  const full = identity(k, new Float64Array(m * k));
  for (let j = k - 1; j >= 0; j--) reflect(full, k, j, j, reflectors[j]!);
  for (let i = 0; i < k; i++) {
    const sign = work[i * n + i]! < 0 ? -1 : 1;
    for (let j = i; j < n; j++) r[i * n + j] = sign * work[i * n + j]!;
    for (let row = 0; row < m; row++) q[row * k + i] = sign * full[row * k + i]!;
  }
};

/** Rows from `top` and columns from `left` on of a matrix with n columns, reflected at the plane normal to v. */
const reflect = (a: Float64Array, n: number, top: number, left: number, v: Float64Array): void => {
  let norm = 0;
  for (const x of v) norm += x * x;
  if (norm === 0) return;
  const along = new Float64Array(n);
  for (let i = 0; i < v.length; i++) for (let j = left; j < n; j++) along[j] = along[j]! + v[i]! * a[(top + i) * n + j]!;
  for (let i = 0; i < v.length; i++) {
    const factor = (2 * v[i]!) / norm;
    for (let j = left; j < n; j++) a[(top + i) * n + j] = a[(top + i) * n + j]! - factor * along[j]!;
  }
};
