import type { Problem } from "./problem.js";

/** The sum of squared weighted residuals at a point. */
export const sseAt = ({ fill, rows, observed, roots }: Problem, x: ArrayLike<number>): number => {
  let sum = 0;
  rows.sweep(fill(x), false, ({ from, count, values }) => {
    if (roots) {
      for (let k = 0; k < count; k++) {
        const r = (values[k]! - observed[from + k]!) * roots[from + k]!;
        sum += r * r;
      }
    } else {
      for (let k = 0; k < count; k++) {
        const r = values[k]! - observed[from + k]!;
        sum += r * r;
      }
    }
  });
  return sum;
};
