import type { Crew } from "../pieces/crew.js";
import type { LossOf, Request } from "../request/request.js";
import type { FitWatch } from "../watch.js";
import { losses } from "./losses.js";
import type { Solution } from "./solve.js";

/** A minimum of a robust loss; without one where its scale could not be told from 0. */
export interface Robust {
  readonly solution: Solution;
  readonly loss: LossOf | undefined;
}

/** The scale has settled when it changes by no larger part, and is left as it is after so many rounds. */
const settled = 1e-9;
const rounds = 60;

/** From a minimum of squares to one of a loss. A scale that is not given is estimated with the parameters, by turns, until both stay. */
export const robustly = async (plain: Solution, { name, scale }: NonNullable<Request["loss"]>, evaluations: number, crew: Crew, watch: FitWatch): Promise<Robust> => {
  const stages = losses[name].redescends ? (["huber", name] as const) : [name];
  let solution = plain;
  let loss: LossOf | undefined;
  for (const stage of stages) {
    const { tuning } = losses[stage];
    const given = scale === undefined ? undefined : (scale * tuning) / losses[name].tuning;
    let last = 0;
    for (let round = 0; round < rounds && !watch.ended(); round++) {
      const current: number = given ?? tuning * (await crew.do("scale", { x: solution.x }));
      if (!(current > 0)) return { solution: plain, loss: undefined };
      if (Math.abs(current - last) <= settled * current) break;
      last = current;
      loss = { name: stage, scale: current };
      const next = await crew.do("solve", { held: {}, x: solution.x, evaluations, loss });
      solution = { ...next, steps: solution.steps + next.steps };
    }
  }
  return { solution, loss };
};
