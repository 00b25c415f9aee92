import type { Answer, Ask } from "@gradkit/optimizer";
import { scratch } from "../rows/arrays.js";
import { loopOf } from "../rows/loops.js";
import { intoTriangle } from "../rows/triangle.js";
import type { Block } from "../rows/rows.js";
import type { Problem } from "./problem.js";
import { sseAt } from "./sse-at.js";

/** Rows of zeros below the triangle, by whose number methods know that residuals carry rounding. */
const padding = 12;

/**
 * The triangle [R z] of the weighted Jacobian and residuals at points, shape (p + 1, p + 1): the same lengths and angles in the place of all rows, of which a block is held at a time. It is written into an array that is
 * given, where one is.
 */
export const triangleAt = ({ names, fill, rows, observed, roots }: Problem): ((x: ArrayLike<number>, into?: Float64Array) => Float64Array) => {
  const k = names.length + 1;
  return (x, into) => {
    const r = into?.fill(0) ?? new Float64Array(k * k);
    rows.sweep(fill(x), true, (block) => {
      const columns = scratch(k, block.count);
      weighted(block, observed, roots, columns);
      intoTriangle(r, k, columns, block.count);
    });
    return r;
  };
};

/** Answers a least-squares method by the triangle in the place of all rows: what it does with a million of them costs as much as with ten. */
export const reducedAnswers = (problem: Problem): ((ask: Ask) => Answer) => {
  const p = problem.names.length;
  const k = p + 1;
  const height = k + Math.min(padding, Math.max(problem.rows.count - k, 0));
  const at = triangleAt(problem);
  return ({ want, x }) => {
    if (want === "residuals") return { residuals: Float64Array.of(Math.sqrt(sseAt(problem, x))) };
    const r = at(x);
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

/** Writes the weighted Jacobian of a block, and its residuals as the last column. */
const weighted = ({ from, count, values, slopes }: Block, observed: Float64Array, roots: Float64Array | undefined, columns: readonly Float64Array[]): void => {
  subtract(columns[slopes.length]!, count, values, from > 0 ? observed.subarray(from) : observed);
  for (let j = 0; j < slopes.length; j++) columns[j]!.set(slopes[j]!);
  if (!roots) return;
  const part = from > 0 ? roots.subarray(from) : roots;
  for (let j = 0; j <= slopes.length; j++) multiply(columns[j]!, count, columns[j]!, part);
};

const subtract = loopOf("sub", 2);
const multiply = loopOf("mul", 2);
