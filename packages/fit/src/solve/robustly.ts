import type { Loss } from "@gradkit/optimizer";
import type { Request } from "../request/request.js";
import { losses } from "./losses.js";
import { medianScale } from "./median-scale.js";
import type { Problem } from "./problem.js";
import { solve, type Solution, type Watch } from "./solve.js";
import { weightedResiduals } from "./weighted-residuals.js";

/** A minimum of a robust loss; without one where its scale could not be told from 0. */
export interface Robust {
  readonly solution: Solution;
  readonly loss: Loss | undefined;
}

/** The scale has settled when it changes by no larger part, and is left as it is after so many rounds. */
const settled = 1e-9;
const rounds = 60;

/** From a minimum of squares to one of a loss. A scale that is not given is estimated with the parameters, by turns, until both stay. */
export const robustly = async (problem: Problem, plain: Solution, { name, scale }: NonNullable<Request["loss"]>, evaluations: number, watch: Watch): Promise<Robust> => {
  const stages = losses[name].redescends ? [losses.huber, losses[name]] : [losses[name]];
  let solution = plain;
  let loss: Loss | undefined;
  for (const { make, tuning } of stages) {
    const given = scale === undefined ? undefined : (scale * tuning) / losses[name].tuning;
    let last = 0;
    for (let round = 0; round < rounds && !watch.ended(); round++) {
      const current: number = given ?? tuning * medianScale(weightedResiduals(problem, solution.x));
      if (!(current > 0)) return { solution: plain, loss: undefined };
      if (Math.abs(current - last) <= settled * current) break;
      last = current;
      loss = make({ scale: current });
      const next = await solve(problem, solution.x, evaluations, watch, loss);
      solution = { ...next, steps: solution.steps + next.steps };
    }
  }
  return { solution, loss };
};
