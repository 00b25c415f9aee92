import type { Answer, Ask } from "@gradkit/optimizer";
import { triangle } from "../rows/triangle.js";
import type { Block } from "../rows/rows.js";
import type { Problem } from "./problem.js";

/** Rows of zeros below the triangle, by whose number methods know that residuals carry rounding. */
const padding = 12;

/**
 * Answers a least-squares method by few rows in the place of all: of the weighted Jacobian and residuals [J r] the triangle R of its QR factorization, which has the same lengths and
 * angles. A million rows are never held, and what a method does with them costs as much as with ten.
 */
export const reducedAnswers = ({ names, fill, rows, observed, roots }: Problem): ((ask: Ask) => Answer) => {
  const p = names.length;
  const k = p + 1;
  const height = k + Math.min(padding, Math.max(rows.count - k, 0));
  return ({ want, x }) => {
    if (want === "residuals") {
      let sum = 0;
      rows.sweep(fill(x), false, (block) => (sum += squares(block, observed, roots)));
      return { residuals: Float64Array.of(Math.sqrt(sum)) };
    }
    const { r, take } = triangle(k);
    let columns: Float64Array[] = [];
    rows.sweep(fill(x), true, (block) => {
      if (columns.length === 0) columns = Array.from({ length: k }, () => new Float64Array(block.count));
      weighted(block, observed, roots, columns);
      take(columns, block.count);
    });
    const jacobian = new Float64Array(height * p);
    const residuals = new Float64Array(height);
    for (let i = 0; i < k; i++) {
      for (let j = i; j < p; j++) jacobian[i * p + j] = r[i * k + j]!;
      residuals[i] = r[i * k + p]!;
    }
    return { residuals, jacobian };
  };
};

/** Answers by all rows, for methods that weigh each residual by a loss. */
export const fullAnswers = ({ names, fill, rows, observed, roots }: Problem): ((ask: Ask) => Answer) => {
  const p = names.length;
  return ({ want, x }) => {
    const residuals = new Float64Array(rows.count);
    const jacobian = new Float64Array(want === "jacobian" ? rows.count * p : 0);
    rows.sweep(fill(x), want === "jacobian", ({ from, count, values, slopes }) => {
      for (let i = 0; i < count; i++) residuals[from + i] = (values[i]! - observed[from + i]!) * (roots ? roots[from + i]! : 1);
      for (const [j, slope] of slopes.entries()) for (let i = 0; i < count; i++) jacobian[(from + i) * p + j] = slope[i]! * (roots ? roots[from + i]! : 1);
    });
    return want === "jacobian" ? { residuals, jacobian } : { residuals };
  };
};

/** The sum of squared weighted residuals of a block. */
const squares = ({ from, count, values }: Block, observed: Float64Array, roots: Float64Array | undefined): number => {
  let sum = 0;
  if (!roots) {
    for (let i = 0; i < count; i++) {
      const r = values[i]! - observed[from + i]!;
      sum += r * r;
    }
    return sum;
  }
  for (let i = 0; i < count; i++) {
    const r = (values[i]! - observed[from + i]!) * roots[from + i]!;
    sum += r * r;
  }
  return sum;
};

/** Writes the weighted Jacobian of a block, and its residuals as the last column. */
const weighted = ({ from, count, values, slopes }: Block, observed: Float64Array, roots: Float64Array | undefined, columns: readonly Float64Array[]): void => {
  const residuals = columns[slopes.length]!;
  for (let i = 0; i < count; i++) residuals[i] = values[i]! - observed[from + i]!;
  for (const [j, slope] of slopes.entries()) {
    const column = columns[j]!;
    for (let i = 0; i < count; i++) column[i] = slope[i]!;
  }
  if (!roots) return;
  for (const column of columns) for (let i = 0; i < count; i++) column[i] = column[i]! * roots[from + i]!;
};
