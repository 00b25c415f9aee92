import { column, dense, entry, euclidean, eye, product, transposed, type Dense } from "./dense.js";
import { oriented } from "./oriented.js";

/** X = U·diag(s)·Vᵀ, thin, with descending singular values; the largest component of each right vector in absolute value is positive. */
export interface Svd {
  readonly u: Dense;
  readonly s: readonly number[];
  readonly v: Dense;
}

/** By Jacobi's rotations of one side (Hestenes): columns are turned until they are orthogonal. */
export const svd = (x: Dense): Svd => {
  if (x.rows < x.cols) {
    const { u, s, v } = svd(transposed(x));
    return { u: v, s, v: u };
  }
  const { rows, cols } = x;
  const w = x.data.slice();
  const v = eye(cols).data;
  const turn = (data: Float64Array, p: number, q: number, c: number, s: number): void => {
    for (let at = 0; at < data.length; at += cols) {
      [data[at + p], data[at + q]] = [c * data[at + p]! - s * data[at + q]!, s * data[at + p]! + c * data[at + q]!];
    }
  };
  for (let sweep = 0, change = true; change && sweep < 60; sweep++) {
    change = false;
    for (let p = 0; p < cols; p++) {
      for (let q = p + 1; q < cols; q++) {
        let [pp, qq, pq] = [0, 0, 0];
        for (let i = 0; i < rows; i++) {
          const [a, b] = [w[i * cols + p]!, w[i * cols + q]!];
          pp += a * a;
          qq += b * b;
          pq += a * b;
        }
        if (Math.abs(pq) <= 1e-16 * Math.sqrt(pp * qq)) continue;
        change = true;
        const zeta = (qq - pp) / (2 * pq);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(zeta, 1));
        const c = 1 / Math.hypot(t, 1);
        turn(w, p, q, c, t * c);
        turn(v, p, q, c, t * c);
      }
    }
  }
  const turned = { rows, cols, data: w };
  const lengths = Array.from({ length: cols }, (_, k) => euclidean(column(turned, k)));
  const order = lengths.map((_, k) => k).toSorted((j, k) => lengths[k]! - lengths[j]!);
  const right = oriented(dense(cols, cols, (i, k) => v[i * cols + order[k]!]!));
  const left = product(x, right);
  const s = order.map((k) => lengths[k]!);
  return { u: dense(rows, cols, (i, k) => entry(left, i, k) / s[k]!), s, v: right };
};

/** The Moore–Penrose inverse; singular values under 1e-13 of the largest count as zero. */
export const pseudoinverse = (x: Dense): Dense => {
  const { u, s, v } = svd(x);
  const kept = s.flatMap((value, k) => (value > 1e-13 * s[0]! ? [k] : []));
  return dense(x.cols, x.rows, (i, j) => kept.reduce((sum, k) => sum + (entry(v, i, k) * entry(u, j, k)) / s[k]!, 0));
};
