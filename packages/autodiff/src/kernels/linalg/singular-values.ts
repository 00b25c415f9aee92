import { identity, inverseScale, largest, length, transposed } from "./matrices.js";
import { qr } from "./qr.js";
import { rotateRows, signOf } from "./symmetric-eigen.js";

const maxSweeps = 60;

/** Singular values below this multiple of the largest are 0: their squares would underflow. */
const vanishing = 1e-140;

/**
 * U (m×k), the singular values in descending order and V (n×k) of A = U diag(s) Vᵀ with k = min(m, n); columns are orthonormal, the largest component of
 * each of V positive. By one-sided Jacobi rotations after a QR factorization where there are more rows than columns, which finds small singular values of
 * matrices with graded columns accurately. NaN throughout where A is not finite.
 *
 * @source Hestenes (1958); de Rijk (1989); Demmel and Veselić (1992), Jacobi's method is more accurate than QR
 */
export const svd = (a: Float64Array, m: number, n: number, u: Float64Array, s: Float64Array, v: Float64Array): void => {
  if (m < n) return svd(transposed(a, m, n), n, m, v, s, u);
  const most = largest(a);
  if (!Number.isFinite(most)) {
    for (const out of [u, s, v]) out.fill(NaN);
    return;
  }
  const scale = inverseScale(most);
  const scaled = a.map((x) => x * scale);
  const q = new Float64Array(m * n);
  const r = m > n ? new Float64Array(n * n) : scaled;
  if (m > n) qr(scaled, m, n, q, r);

  // Rows of `left` are the columns of R rotated, those of `right` the rotations.
  const [left, right] = [transposed(r, n, n), identity(n)];
  for (let sweep = 0; sweep < maxSweeps && rotateAll(left, right, n); sweep++);
  const row = (of: Float64Array, i: number): Float64Array => of.subarray(i * n, (i + 1) * n);
  const norms = Float64Array.from({ length: n }, (_, i) => length(row(left, i)));
  const order = Array.from(norms.keys()).toSorted((i, j) => norms[j]! - norms[i]!);
  const units: Float64Array[] = [];
  for (const [k, i] of order.entries()) {
    const norm = norms[i]! < vanishing ? 0 : norms[i]!;
    s[k] = norm / scale;
    const sign = signOf(row(right, i));
    const unit = norm === 0 ? orthogonalTo(units, n) : row(left, i).map((x) => (sign * x) / norm);
    units.push(unit);
    for (let j = 0; j < n; j++) v[j * n + k] = sign * right[i * n + j]!;
    if (m === n) for (let j = 0; j < n; j++) u[j * n + k] = unit[j]!;
    else for (let j = 0; j < m; j++) for (let l = 0; l < n; l++) u[j * n + k] = u[j * n + k]! + q[j * n + l]! * unit[l]!;
  }
};

/** Rotates each pair of rows so that they are orthogonal, the longer first; whether there was any to do. */
const rotateAll = (rows: Float64Array, right: Float64Array, n: number): boolean => {
  const tolerance = Math.sqrt(n) * Number.EPSILON;
  const squares = Float64Array.from({ length: n }, (_, i) => dot(rows, i, i, n));
  let found = false;
  for (let p = 0; p < n - 1; p++)
    for (let q = p + 1; q < n; q++) {
      if (squares[p]! < squares[q]!) for (const [of, width] of [[rows, n], [right, n], [squares, 1]] as const) exchange(of, p, q, width);
      const [alpha, beta, gamma] = [squares[p]!, squares[q]!, dot(rows, p, q, n)];
      if (Math.abs(gamma) <= tolerance * Math.sqrt(alpha) * Math.sqrt(beta) || Math.sqrt(beta) < vanishing) continue;
      found = true;
      const zeta = (beta - alpha) / (2 * gamma);
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(zeta, 1));
      const cos = 1 / Math.hypot(t, 1);
      for (const of of [rows, right]) rotateRows(of, p, q, n, cos, cos * t);
      for (const i of [p, q]) squares[i] = dot(rows, i, i, n);
    }
  return found;
};

const dot = (rows: Float64Array, p: number, q: number, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += rows[p * n + i]! * rows[q * n + i]!;
  return sum;
};

const exchange = (rows: Float64Array, p: number, q: number, n: number): void => {
  const kept = rows.slice(p * n, (p + 1) * n);
  rows.copyWithin(p * n, q * n, (q + 1) * n);
  rows.set(kept, q * n);
};

/** A unit vector orthogonal to some orthonormal ones: what is left of the axis that they cover least. */
const orthogonalTo = (units: readonly Float64Array[], n: number): Float64Array => {
  const covered = Float64Array.from({ length: n }, (_, i) => units.reduce((sum, unit) => sum + unit[i]! ** 2, 0));
  const rest = new Float64Array(n);
  rest[covered.indexOf(Math.min(...covered))] = 1;
  // Twice is enough: Parlett, The Symmetric Eigenvalue Problem, 6.9.
  for (const unit of [...units, ...units]) {
    const along = unit.reduce((sum, x, i) => sum + x * rest[i]!, 0);
    for (let i = 0; i < n; i++) rest[i] = rest[i]! - along * unit[i]!;
  }
  const norm = length(rest);
  return rest.map((x) => x / norm);
};
