import type { Problem } from "./problem.js";

/** Residuals observed − model times the roots of their weights, shape (n). */
export const weightedResiduals = ({ fill, rows, observed, roots }: Problem, x: ArrayLike<number>): Float64Array => {
  const out = new Float64Array(rows.count);
  rows.sweep(fill(x), false, ({ from, count, values }) => {
    for (let k = 0; k < count; k++) out[from + k] = (observed[from + k]! - values[k]!) * (roots ? roots[from + k]! : 1);
  });
  return out;
};
