import type { Answer, Ask, Bounds, Loss } from "@gradkit/optimizer";
import type { FitStatus } from "../result.js";
import { fullAnswers, reducedAnswers } from "./answers.js";
import { isRedundant } from "./is-redundant.js";
import { methods } from "./methods.js";
import type { Problem } from "./problem.js";
import type { Reduced } from "./reduced-at.js";
import { shortWay } from "./short-way.js";

/** Where one start led. */
export interface Solution {
  readonly x: Float64Array;
  /** The sum of squares, or of losses; NaN where the model was not finite at the start. */
  readonly value: number;
  readonly status: FitStatus;
  readonly offset: number | null;
  readonly evaluations: number;
  readonly steps: number;
  /** The triangle [R z] of the Jacobian and residuals there, and the sum of squares, where they are known. */
  readonly reduced?: Pick<Reduced, "r" | "sse">;
}

/** What a fit is told from outside, and tells. */
export interface Watch {
  /** Whether to stop. */
  readonly ended: () => "cancelled" | "seconds" | undefined;
  /** Lets others run where it is time to; undefined where it is not. */
  readonly pause: () => Promise<void> | undefined;
  /** A better point. */
  readonly better: (x: Float64Array, value: number) => void;
  /** Is told how to look at where it is, between two evaluations. */
  readonly keep?: (kept: () => Kept) => void;
}

type State = ReturnType<ReturnType<(typeof methods)["auto"]["make"]>["init"]>;

/** Where a descent is, as plain data: it goes on from there. */
export interface Kept {
  readonly state: State;
  readonly count: number;
  readonly odd: number;
}

/** With fewer evaluations the short way is not tried. */
const worthwhile = 60;

/** The offset of a minimum, whatever its rank. */
const stationary = 1e-7;

/** So many evaluations in a row may be not finite. */
const patience = 60;

/** Goes down from a start, by the method of the problem, until it ends or a limit is reached. */
export const solve = async (problem: Problem, start: Float64Array, evaluations: number, watch: Watch, loss?: Loss, from?: Kept): Promise<Solution> => {
  const { make, short: isShort } = methods[problem.method];
  const short = from || !isShort || loss || problem.bounds || evaluations < worthwhile ? undefined : await shortWay(problem, start, watch);
  if (short) return short;
  const answer: (ask: Ask) => Answer = loss ? fullAnswers(problem) : reducedAnswers(problem);
  const method = make(loss ? { loss } : {});
  let { state, count, odd }: Kept = from ?? { state: method.init(start, problem.bounds as Bounds), count: 0, odd: 0 };
  const kept = (): Kept => ({ state, count, odd });
  const found = (status: FitStatus): Solution => ({
    x: state.point?.x ?? start,
    value: state.point?.value ?? NaN,
    status,
    offset: Number.isFinite(state.offset) ? state.offset : null,
    evaluations: count,
    steps: state.steps,
  });
  while (!state.end) {
    const turn = watch.pause();
    if (turn) await turn;
    const stop = watch.ended() ?? (count >= evaluations ? "evaluations" : odd >= patience ? "non-finite" : undefined);
    if (stop) return found(stop);
    // Not before: a short way that was cut short is gone again.
    watch.keep?.(kept);
    const given = answer(state.ask);
    count++;
    odd = isFinite(given) ? 0 : odd + 1;
    const before = state.point;
    state = method.step(state, given);
    if (state.point && state.point !== before) watch.better(state.point.x, state.point.value);
  }
  const status = state.end.status as FitStatus;
  // The method takes it for lost where the set of equal fits is curved.
  return found(status === "singular" && state.offset <= stationary && isRedundant(problem, state.point!.x) ? "flat" : status);
};

const isFinite = (answer: Answer): boolean => Object.values(answer as Record<string, Float64Array>).every((numbers) => numbers.every(Number.isFinite));
