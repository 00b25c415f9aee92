import type { Loss } from "@gradkit/optimizer";
import type { Problem } from "./problem.js";
import { weightedResiduals } from "./weighted-residuals.js";

/** The sum of squares that has the slopes of a loss at a point: each row weighs ρ′ as much. */
export const reweighted = (problem: Problem, x: ArrayLike<number>, loss: Loss | undefined): Problem => {
  if (!loss) return problem;
  const { roots } = problem;
  return { ...problem, roots: weightedResiduals(problem, x).map((r, i) => Math.sqrt(loss.at((r / loss.scale) ** 2)[1]) * (roots ? roots[i]! : 1)) };
};
