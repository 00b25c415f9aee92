import { spreadOf } from "../statistics/spread.js";
import type { Problem } from "./problem.js";
import { reducedAt } from "./reduced-at.js";

/** Factors of all parameters at other points that are looked at. */
const factors = [1e-3, 0.01, 0.1, 0.5, 2] as const;

/**
 * Whether a Jacobian that has lost rank has it nowhere: two parameters of a model that has only their product are as free at other points. Where it has more rank elsewhere, parameters have run to
 * where they have no effect.
 */
export const isRedundant = (problem: Problem, x: Float64Array): boolean => {
  const p = x.length;
  const rankAt = (point: Float64Array): number => {
    const { r } = reducedAt(problem, point);
    return r.every(Number.isFinite) ? spreadOf(r, p).rank : 0;
  };
  const inside = (point: Float64Array): Float64Array => {
    const { bounds } = problem;
    return bounds ? point.map((value, j) => Math.min(Math.max(value, bounds.lower[j]!), bounds.upper[j]!)) : point;
  };
  const here = rankAt(x);
  const others = [...factors.map((factor) => x.map((value) => factor * value)), x.map((value, j) => value + 0.37 * (1 + Math.abs(value)) * (1 + 0.1 * j))];
  return here < p && others.every((point) => rankAt(inside(point)) <= here);
};
