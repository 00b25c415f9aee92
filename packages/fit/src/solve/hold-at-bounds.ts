import type { Loss } from "@gradkit/optimizer";
import type { Request } from "../request/request.js";
import type { Model } from "../rows/rows.js";
import type { Problem } from "./problem.js";
import { problemOf } from "./problem-of.js";
import { reducedAt } from "./reduced-at.js";
import { reweighted } from "./reweighted.js";
import { solve, type Solution, type Watch } from "./solve.js";

/** A point that near to a bound, by its distance over the size of the two, is at it where the slope leads outward. */
const near = 1e-6;
/** The least cosine between residuals and a derivative that is a slope. */
const sloped = 1e-6;

/** The others are near their minimum already. */
const limit = 1000;

export interface Held {
  readonly x: Float64Array;
  readonly atBound: Readonly<Record<string, "lower" | "upper">>;
  readonly solution: Solution;
}

/** A solution whose parameters at a bound are put onto it, the others being fitted again: steps that keep inside bounds come near to them, and never there. */
export const holdAtBounds = async (request: Request, model: Model, problem: Problem, solution: Solution, watch: Watch, loss?: Loss): Promise<Held> => {
  const { bounds, names } = problem;
  if (!bounds || Number.isNaN(solution.value)) return { x: solution.x, atBound: {}, solution };
  const { gradient, lengths, sse } = reducedAt(reweighted(problem, solution.x, loss), solution.x);
  const sides = names.flatMap((name, j): readonly (readonly [string, "lower" | "upper"])[] => {
    const [low, high, x] = [bounds.lower[j]!, bounds.upper[j]!, solution.x[j]!];
    const slope = gradient[j]! / (lengths[j]! * Math.sqrt(sse) || 1);
    const isAt = (bound: number): boolean => Math.abs(x - bound) <= near * Math.max(Math.abs(bound), Math.min(1, high - low));
    if (isAt(low) && slope > sloped) return [[name, "lower"]];
    return isAt(high) && slope < -sloped ? [[name, "upper"]] : [];
  });
  if (sides.length === 0) return { x: solution.x, atBound: {}, solution };
  const values = Object.fromEntries(sides.map(([name, side]) => [name, bounds[side][names.indexOf(name)]!]));
  const rest = problemOf(request, model, { ...request.fixed, ...values });
  const others = Float64Array.from(rest.names, (name) => solution.x[names.indexOf(name)]!);
  const again = rest.names.length > 0 ? await solve(rest, others, limit, watch, loss) : undefined;
  const x = Float64Array.from(names, (name, j) => values[name] ?? again?.x[rest.names.indexOf(name)] ?? solution.x[j]!);
  return { x, atBound: Object.fromEntries(sides), solution: again ? { ...again, steps: solution.steps + again.steps } : { ...solution, status: "no-decrease" } };
};
