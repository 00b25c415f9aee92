import type { Loss } from "@gradkit/optimizer";
import type { Problem } from "./problem.js";
import { reducedAt } from "./reduced-at.js";
import { reweighted } from "./reweighted.js";

/** Parameters at a bound, each with its side. */
export type Sides = readonly (readonly [name: string, side: "lower" | "upper"])[];

/** A point that near to a bound, by its distance over the size of the two, is at it where the slope leads outward. */
const near = 1e-6;
/** The least cosine between residuals and a derivative that is a slope. */
const sloped = 1e-6;

/** Which parameters a minimum within bounds would have beyond them. */
export const sidesOf = (problem: Problem, at: Float64Array, loss: Loss | undefined): Sides => {
  const { bounds, names } = problem;
  if (!bounds) return [];
  const { gradient, lengths, sse } = reducedAt(reweighted(problem, at, loss), at);
  return names.flatMap((name, j): Sides => {
    const [low, high, x] = [bounds.lower[j]!, bounds.upper[j]!, at[j]!];
    const slope = gradient[j]! / (lengths[j]! * Math.sqrt(sse) || 1);
    const isAt = (bound: number): boolean => Number.isFinite(bound) && Math.abs(x - bound) <= near * Math.max(Math.abs(bound), Math.min(1, high - low));
    if (isAt(low) && slope > sloped) return [[name, "lower"]];
    return isAt(high) && slope < -sloped ? [[name, "upper"]] : [];
  });
};
