import type { Problem } from "../solve/problem.js";
import { weightedResiduals } from "../solve/weighted-residuals.js";
import { columnLength } from "./spread.js";

/** A parameter may be without effect where changing it by its own size changes the model by less than this part. */
const slightly = 1e-10;
/** It is where a step that the derivative takes for large changes the model by less than this part of what the derivative says. */
const kept = 0.01;

/**
 * Parameters that have run so far that nothing of them is left but a derivative near 0: the rate of a decay that is over before the first row. Their derivatives promise that a huge step has an effect, and it has none.
 *
 * @param r  the triangle of the weighted Jacobian at x, shape (p, p)
 */
export const inert = (problem: Problem, x: Float64Array, r: Float64Array): readonly number[] => {
  const p = x.length;
  const suspects = slight(problem, x, r, p);
  if (suspects.length === 0) return [];
  const here = weightedResiduals(problem, x);
  const expected = Math.sqrt(here.reduce((sum, residual) => sum + residual * residual, 0)) || slightly * sizeOf(problem);
  const changeAt = (j: number, step: number): number => {
    const there = weightedResiduals(problem, x.map((value, k) => (k === j ? value + step : value)));
    return Math.sqrt(there.reduce((sum, residual, i) => sum + (residual - here[i]!) ** 2, 0));
  };
  return suspects.filter((j) => [1, -1].some((side) => !(changeAt(j, (side * expected) / columnLength(r, p, j)) > kept * expected)));
};

/** The parameters that have hardly an effect as large as they are, by their columns of a triangle with rows of a width. */
export const slight = (problem: Problem, x: Float64Array, r: Float64Array, width: number): readonly number[] => {
  const most = slightly * sizeOf(problem);
  const found: number[] = [];
  for (let j = 0; j < x.length; j++) {
    const length = columnLength(r, width, j);
    if (length > 0 && length * Math.abs(x[j]!) <= most && x[j] !== 0) found.push(j);
  }
  return found;
};

/** The length of the weighted response. */
const sizeOf = ({ observed, roots }: Problem): number => {
  let sum = 0;
  for (let i = 0; i < observed.length; i++) sum += (observed[i]! * (roots ? roots[i]! : 1)) ** 2;
  return Math.sqrt(sum);
};
