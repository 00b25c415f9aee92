import { column, dense, entry, type Dense } from "./dense.js";

/** Columns of length 1 whose largest component is positive. */
export const oriented = (vectors: Dense): Dense => {
  const signs = Array.from({ length: vectors.cols }, (_, k) => {
    const { data } = column(vectors, k);
    const largest = data.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 1e-12) ? x : best), 0);
    return (largest < 0 ? -1 : 1) / Math.hypot(...data);
  });
  return dense(vectors.rows, vectors.cols, (i, k) => signs[k]! * entry(vectors, i, k));
};
