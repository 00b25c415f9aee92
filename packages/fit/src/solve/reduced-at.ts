import { intoTriangle } from "../rows/triangle.js";
import type { Problem } from "./problem.js";

/** The weighted Jacobian and residuals at a point, reduced to their triangle. */
export interface Reduced {
  /** Of the Jacobian, shape (p, p). */
  readonly r: Float64Array;
  /** Sum of the squared weighted residuals. */
  readonly sse: number;
  /** Jᵀ r of residuals model − observed, shape (p). */
  readonly gradient: Float64Array;
  /** Lengths of the columns of the Jacobian. */
  readonly lengths: Float64Array;
}

export const reducedAt = ({ names, fill, rows, observed, roots }: Problem, x: ArrayLike<number>): Reduced => {
  const p = names.length;
  const r = new Float64Array(p * p);
  const [gradient, squares] = [new Float64Array(p), new Float64Array(p)];
  let sse = 0;
  rows.sweep(fill(x), true, ({ from, count, values, slopes }) => {
    const columns = slopes.map((slope) => slope.slice(0, count));
    for (let k = 0; k < count; k++) {
      const root = roots ? roots[from + k]! : 1;
      const residual = (values[k]! - observed[from + k]!) * root;
      sse += residual * residual;
      for (let j = 0; j < p; j++) {
        const slope = columns[j]![k]! * root;
        columns[j]![k] = slope;
        gradient[j] = gradient[j]! + slope * residual;
        squares[j] = squares[j]! + slope * slope;
      }
    }
    intoTriangle(r, p, columns, count);
  });
  return { r, sse, gradient, lengths: squares.map(Math.sqrt) };
};
