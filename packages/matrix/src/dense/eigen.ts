import { added, column, dense, entry, eye, largest, product, scaled, subtracted, transposed, type Dense } from "./dense.js";
import { solved } from "./lu.js";
import { oriented } from "./oriented.js";
import { svd } from "./svd.js";

/** Eigenvalues in ascending order, and a unit eigenvector a column, whose largest component in absolute value is positive. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Dense;
}

/** The eigenvalues and eigenvectors of a matrix whose eigenvalues are real; NaN where they are not. */
export const eigen = (a: Dense): Eigen => {
  const scale = largest(a);
  const gap = subtracted(a, transposed(a)).data.every((x) => Math.abs(x) <= 1e-14 * scale);
  return gap ? symmetricEigen(a) : realEigen(a);
};

/** From the singular values of A + cI, which is positive definite and has the same vectors: errors are of the size of the largest eigenvalue's. */
const symmetricEigen = (a: Dense): Eigen => {
  const shift = 2 * a.rows * Math.max(largest(a), Number.MIN_VALUE);
  const { s, v } = svd(added(a, scaled(shift, eye(a.rows))));
  return sorted(s.map((value) => value - shift), v);
};

const sorted = (values: readonly number[], vectors: Dense): Eigen => {
  const order = values.map((_, k) => k).toSorted((j, k) => values[j]! - values[k]!);
  return { values: order.map((k) => values[k]!), vectors: oriented(dense(vectors.rows, order.length, (i, k) => entry(vectors, i, order[k]!))) };
};

/** By the shifted QR iteration, then inverse iteration for the vectors. */
const realEigen = (a: Dense): Eigen => {
  const values = realEigenvalues(a);
  const n = a.rows;
  const size = largest(a);
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

const realEigenvalues = (a: Dense): number[] => {
  let m = a;
  const values: number[] = [];
  for (let rounds = 0; m.rows > 1; rounds++) {
    const n = m.rows;
    const size = largest(m);
    const last = Array.from({ length: n - 1 }, (_, j) => Math.abs(entry(m, n - 1, j)));
    if (Math.max(...last) <= 1e-16 * size) {
      values.push(entry(m, n - 1, n - 1));
      m = dense(n - 1, n - 1, (i, j) => entry(m, i, j));
      rounds = 0;
      continue;
    }
    if (rounds > 80 || hasComplexPair(m, size)) return Array.from({ length: a.rows }, () => NaN);
    const shift = wilkinson(m, rounds);
    const { q, r } = gramSchmidt(subtracted(m, scaled(shift, eye(n))));
    const next = product(r, q);
    m = dense(n, n, (i, j) => entry(next, i, j) + (i === j ? shift : 0));
  }
  return [...values, ...m.data];
};

/** The last 2×2 block: its lower entries, half the difference of its diagonal, and a quarter of its discriminant. */
const lastBlock = ({ rows: n, data }: Dense) => {
  const [a, b, c, d] = [n * n - n - 2, n * n - n - 1, n * n - 2, n * n - 1].map((k) => data[k]!) as [number, number, number, number];
  const half = (a - d) / 2;
  return { c, d, half, discriminant: half * half + b * c };
};

/** Whether the last 2×2 block has complex eigenvalues, which what joins it to the others is too small to change. */
const hasComplexPair = (m: Dense, size: number): boolean => {
  const { rows: n, data } = m;
  let joining = 1e-17 * size;
  for (let k = (n - 2) * n; k < n * n; k++) if (k % n < n - 2) joining = Math.max(joining, Math.abs(data[k]!));
  return -lastBlock(m).discriminant > 1e3 * joining * size;
};

/** The eigenvalue of the last 2×2 block that is nearer to the last entry; now and then a random shift, against cycles. */
const wilkinson = (m: Dense, rounds: number): number => {
  const { c, d, half, discriminant } = lastBlock(m);
  return rounds % 11 === 10 ? d + 0.7 * Math.sin(rounds) * Math.abs(c) : d + half - (half < 0 ? -1 : 1) * Math.sqrt(Math.max(0, discriminant));
};

/** M = Q·R, orthogonalized twice. */
const gramSchmidt = (m: Dense): { q: Dense; r: Dense } => {
  const columns: Float64Array[] = [];
  for (let k = 0; k < m.cols; k++) {
    let x = column(m, k).data;
    for (const q of [...columns, ...columns]) {
      const along = q.reduce((sum, part, i) => sum + part * x[i]!, 0);
      x = x.map((part, i) => part - along * q[i]!);
    }
    const length = Math.hypot(...x);
    columns.push(x.map((part) => (length === 0 ? 0 : part / length)));
  }
  const q = dense(m.rows, m.cols, (i, k) => columns[k]![i]!);
  return { q, r: product(transposed(q), m) };
};
