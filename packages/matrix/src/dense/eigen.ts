import { dense, entry, eye, product, scaled, subtracted, transposed, type Dense } from "./dense.js";
import { solved } from "./lu.js";

/** Eigenvalues in ascending order, and a unit eigenvector a column, whose largest component in absolute value is positive. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Dense;
}

/** The eigenvalues and eigenvectors of a matrix whose eigenvalues are real; undefined where they are not. */
export const eigen = (a: Dense): Eigen | undefined => {
  const scale = Math.max(...a.data.map(Math.abs));
  const gap = subtracted(a, transposed(a)).data.every((x) => Math.abs(x) <= 1e-14 * scale);
  return gap ? symmetricEigen(a) : realEigen(a);
};

/** By Jacobi's rotations, each of which makes one pair of entries zero: as accurate as the matrix allows. */
const symmetricEigen = (a: Dense): Eigen => {
  const n = a.rows;
  const m = a.data.slice();
  const v = eye(n).data;
  const rotate = (data: Float64Array, from: number, to: number, step: number, c: number, s: number): void => {
    for (let k = 0; k < n; k++, from += step, to += step) [data[from], data[to]] = [c * data[from]! - s * data[to]!, s * data[from]! + c * data[to]!];
  };
  for (let sweep = 0, change = true; change && sweep < 60; sweep++) {
    change = false;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const [pp, qq, pq] = [m[p * n + p]!, m[q * n + q]!, m[p * n + q]!];
        if (Math.abs(pq) <= 1e-300 || Math.abs(pq) < 1e-17 * Math.sqrt(Math.abs(pp * qq))) continue;
        change = true;
        const theta = (qq - pp) / (2 * pq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const c = 1 / Math.hypot(t, 1);
        rotate(m, p, q, n, c, t * c);
        rotate(m, p * n, q * n, 1, c, t * c);
        rotate(v, p, q, n, c, t * c);
      }
    }
  }
  const values = Array.from({ length: n }, (_, k) => m[k * n + k]!);
  return sorted(values, { rows: n, cols: n, data: v });
};

const sorted = (values: readonly number[], vectors: Dense): Eigen => {
  const order = values.map((_, k) => k).toSorted((j, k) => values[j]! - values[k]!);
  return { values: order.map((k) => values[k]!), vectors: oriented(dense(vectors.rows, order.length, (i, k) => entry(vectors, i, order[k]!))) };
};

/** Columns of length 1 whose largest component is positive. */
export const oriented = (vectors: Dense): Dense => {
  const signs = Array.from({ length: vectors.cols }, (_, k) => {
    const column = Array.from({ length: vectors.rows }, (_, i) => entry(vectors, i, k));
    const largest = column.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 1e-12) ? x : best), 0);
    return (largest < 0 ? -1 : 1) / Math.hypot(...column);
  });
  return dense(vectors.rows, vectors.cols, (i, k) => signs[k]! * entry(vectors, i, k));
};

/** By the shifted QR iteration, then inverse iteration for the vectors. */
const realEigen = (a: Dense): Eigen | undefined => {
  const values = realEigenvalues(a);
  if (!values) return undefined;
  const n = a.rows;
  const size = Math.max(...a.data.map(Math.abs));
  const polished = values.map((value) => {
    const shifted = subtracted(a, scaled(value + size * 1e-9, eye(n)));
    let x = dense(n, 1, (i) => 1 + 0.37 * Math.sin(i + 1));
    for (let k = 0; k < 5; k++) {
      const next = solved(shifted, x);
      x = scaled(1 / Math.hypot(...next.data), next);
    }
    return x;
  });
  return sorted(values, dense(n, n, (i, k) => polished[k]!.data[i]!));
};

const realEigenvalues = (a: Dense): number[] | undefined => {
  let m = a;
  const values: number[] = [];
  for (let rounds = 0; m.rows > 1; rounds++) {
    const n = m.rows;
    const size = Math.max(...m.data.map(Math.abs));
    const last = Array.from({ length: n - 1 }, (_, j) => Math.abs(entry(m, n - 1, j)));
    if (Math.max(...last) <= 1e-16 * size) {
      values.push(entry(m, n - 1, n - 1));
      m = dense(n - 1, n - 1, (i, j) => entry(m, i, j));
      rounds = 0;
      continue;
    }
    if (rounds > 80) return undefined;
    const shift = wilkinson(m, rounds);
    if (shift === undefined) return undefined;
    const { q, r } = gramSchmidt(subtracted(m, scaled(shift, eye(n))));
    const next = product(r, q);
    m = dense(n, n, (i, j) => entry(next, i, j) + (i === j ? shift : 0));
  }
  return [...values, ...m.data];
};

/** The eigenvalue of the last 2×2 block that is nearer to the last entry; now and then a random shift, against cycles. */
const wilkinson = (m: Dense, rounds: number): number => {
  const n = m.rows;
  const [a, b, c, d] = [entry(m, n - 2, n - 2), entry(m, n - 2, n - 1), entry(m, n - 1, n - 2), entry(m, n - 1, n - 1)];
  const half = (a - d) / 2;
  const root = Math.sqrt(Math.max(0, half * half + b * c));
  return rounds % 11 === 10 ? d + 0.7 * Math.sin(rounds) * Math.abs(c) : d + half - (half < 0 ? -1 : 1) * root;
};

/** M = Q·R, orthogonalized twice. */
const gramSchmidt = (m: Dense): { q: Dense; r: Dense } => {
  const n = m.rows;
  const q = { ...m, data: m.data.slice() };
  for (let k = 0; k < n; k++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < k; j++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += entry(q, i, j) * entry(q, i, k);
        for (let i = 0; i < n; i++) q.data[i * n + k]! -= dot * entry(q, i, j);
      }
    }
    let length = 0;
    for (let i = 0; i < n; i++) length = Math.hypot(length, entry(q, i, k));
    for (let i = 0; i < n; i++) q.data[i * n + k] = length === 0 ? 0 : entry(q, i, k) / length;
  }
  return { q, r: product(transposed(q), m) };
};
