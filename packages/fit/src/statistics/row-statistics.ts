import type { Problem } from "../solve/problem.js";
import { deviation, type Spread } from "./spread.js";

/** What is known of each row at a point, each of shape (n). */
export interface RowStatistics {
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  readonly leverage: Float64Array;
  readonly standardized: Float64Array;
  readonly cooksDistance: Float64Array;
}

/** Statistics of the rows, from the spread of p parameters and the standard deviation of an observation of weight 1. */
export const rowStatistics = ({ fill, rows, observed, roots }: Problem, x: Float64Array, spread: Spread, sigma: number | null): RowStatistics => {
  const n = rows.count;
  const [fitted, residuals, leverage, standardized, cooksDistance] = Array.from({ length: 5 }, () => new Float64Array(n)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const gradient = new Float64Array(x.length);
  rows.sweep(fill(x), true, ({ from, count, values, slopes }) => {
    for (let k = 0; k < count; k++) {
      const i = from + k;
      const root = roots ? roots[i]! : 1;
      for (let j = 0; j < gradient.length; j++) gradient[j] = slopes[j]![k]! * root;
      const h = Math.min(deviation(spread, gradient) ** 2, 1);
      const residual = observed[i]! - values[k]!;
      fitted[i] = values[k]!;
      residuals[i] = residual;
      leverage[i] = h;
      if (!sigma || h >= 1 - 1e-12) continue;
      const standard = (residual * root) / (sigma * Math.sqrt(1 - h));
      standardized[i] = standard;
      cooksDistance[i] = (standard * standard * h) / ((1 - h) * Math.max(spread.rank, 1));
    }
  });
  return { fitted, residuals, leverage, standardized, cooksDistance };
};
