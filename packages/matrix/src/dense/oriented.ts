import { dense, entry, type Dense } from "./dense.js";

/** Columns of length 1 whose largest component is positive. */
export const oriented = (vectors: Dense): Dense => {
  const signs = Array.from({ length: vectors.cols }, (_, k) => {
    const column = Array.from({ length: vectors.rows }, (_, i) => entry(vectors, i, k));
    const largest = column.reduce((best, x) => (Math.abs(x) > Math.abs(best) * (1 + 1e-12) ? x : best), 0);
    return (largest < 0 ? -1 : 1) / Math.hypot(...column);
  });
  return dense(vectors.rows, vectors.cols, (i, k) => signs[k]! * entry(vectors, i, k));
};
