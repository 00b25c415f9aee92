import { evaluate, type Program, type Tensor } from "@gradkit/autodiff";
import type { Ask, Answer } from "../ask.js";
import { answering, interpreted, type FlatObjective } from "../evaluator.js";
import { compiled } from "./compiled.js";

export type Tiered = (ask: Ask, count: number, data?: readonly unknown[]) => Answer | PromiseLike<Answer>;

/** What interprets its first answers of each kind, and compiles for those that follow. */
export const tiered = (program: Program, compiledAfter: number): Tiered => {
  const { answer, rebuild } = answering(fromProgram(program), interpreted);
  const compiling = new Map<Ask["want"], PromiseLike<void> | undefined>();
  return (ask, count, data) => {
    if (count < compiledAfter) return answer(ask, data);
    if (!compiling.has(ask.want)) compiling.set(ask.want, rebuild(compiled, ask, data).then(() => void compiling.set(ask.want, undefined)));
    return compiling.get(ask.want)?.then(() => answer(ask, data)) ?? answer(ask, data);
  };
};

export const fromProgram = (program: Program): FlatObjective => (x, ...data) => evaluate(program, x, ...data) as readonly Tensor[];
