import type { Loss } from "@gradkit/optimizer";
import type { Problem } from "./problem.js";
import { sseAt } from "./sse-at.js";
import { weightedResiduals } from "./weighted-residuals.js";

/** The sum at a point of the losses of weighted residuals, scale² ρ((r / scale)²); of squares without a loss. */
export const lossAt = (problem: Problem, x: ArrayLike<number>, loss: Loss | undefined): number =>
  loss ? weightedResiduals(problem, x).reduce((sum, r) => sum + loss.scale ** 2 * loss.at((r / loss.scale) ** 2)[0], 0) : sseAt(problem, x);
