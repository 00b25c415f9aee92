import { identity, inverseScale, largest, symmetricPart } from "./matrices.js";

const maxSweeps = 60;

/**
 * Eigenvalues of (A + Aᵀ)/2 in ascending order and, as columns of `vectors`, orthonormal eigenvectors, the largest component of each positive. By Jacobi
 * rotations in cyclic order, which find small eigenvalues of graded matrices as accurately as the matrix determines them. NaN throughout where A is not
 * finite.
 *
 * @source Rutishauser (1966), The Jacobi method for real symmetric matrices; Demmel and Veselić (1992)
 */
export const symmetricEigen = (a: Float64Array, n: number, values: Float64Array, vectors: Float64Array): void => {
  const s = symmetricPart(a, n);
  const most = largest(s);
  if (!Number.isFinite(most)) {
    values.fill(NaN);
    vectors.fill(NaN);
    return;
  }
  const scale = inverseScale(most);
  for (let i = 0; i < s.length; i++) s[i] = s[i]! * scale;
  const rows = identity(n);
  for (let sweep = 0; sweep < maxSweeps && rotateAll(s, rows, n); sweep++);
  const order = Array.from({ length: n }, (_, i) => i).toSorted((i, j) => s[i * n + i]! - s[j * n + j]!);
  for (const [k, i] of order.entries()) {
    values[k] = s[i * n + i]! / scale;
    const row = rows.subarray(i * n, (i + 1) * n);
    const sign = signOf(row);
    for (let j = 0; j < n; j++) vectors[j * n + k] = sign * row[j]!;
  }
};

/** −1 where the component of largest magnitude is negative: vectors that differ in sign alone get one sign. */
export const signOf = (vector: Float64Array): number => {
  let most = 0;
  for (const x of vector) if (Math.abs(x) > Math.abs(most) * (1 + 1e-8)) most = x;
  return most < 0 ? -1 : 1;
};

/** One rotation for each pair of indices; whether there was any to do. */
const rotateAll = (s: Float64Array, rows: Float64Array, n: number): boolean => {
  let found = false;
  for (let p = 0; p < n - 1; p++)
    for (let q = p + 1; q < n; q++) {
      const [app, aqq, apq] = [s[p * n + p]!, s[q * n + q]!, s[p * n + q]!];
      const size = Math.abs(apq);
      if (size < Number.MIN_VALUE * 2 ** 60 || (Math.abs(app) + size === Math.abs(app) && Math.abs(aqq) + size === Math.abs(aqq))) {
        s[p * n + q] = 0;
        s[q * n + p] = 0;
        continue;
      }
      found = true;
      const theta = (aqq - app) / (2 * apq);
      const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
      const cos = 1 / Math.hypot(t, 1);
      const sin = t * cos;
      rotateRows(rows, p, q, n, cos, sin);
      rotateRows(s, p, q, n, cos, sin);
      for (let r = 0; r < n; r++) {
        s[r * n + p] = s[p * n + r]!;
        s[r * n + q] = s[q * n + r]!;
      }
      // The four elements where rows and columns meet.
      s[p * n + p] = app - t * apq;
      s[q * n + q] = aqq + t * apq;
      s[p * n + q] = s[q * n + p] = 0;
    }
  return found;
};

/** Rows p and q of a matrix with n columns, turned into each other. */
export const rotateRows = (a: Float64Array, p: number, q: number, n: number, cos: number, sin: number): void => {
  const [from, to] = [p * n, q * n];
  for (let i = 0; i < n; i++) {
    const x = a[from + i]!;
    const y = a[to + i]!;
    a[from + i] = cos * x - sin * y;
    a[to + i] = sin * x + cos * y;
  }
};
