import type { Answer, Answers } from "../ask.js";
import { error } from "../errors.js";
import type { Evaluator } from "../evaluator.js";
import { objectiveError } from "../objective-error.js";
import type { RunState } from "./run-state.js";

/** An evaluator for a run, of which the very first answer must be finite: there is nothing to go back to. */
export const guarded = (call: string, evaluator: Evaluator, nameOf: (index: number) => string, { evaluations }: RunState): Evaluator => {
  let first = Object.values(evaluations).every((count) => count === 0);
  return {
    answer: (ask, count) => {
      if (!first) return evaluator.answer(ask, count);
      first = false;
      return answered(call, async () => evaluator.answer(ask, count)).then((given) => finite(call, given, nameOf));
    },
  };
};

const finite = (call: string, answer: Answer, nameOf: (index: number) => string): Answer => {
  const { value = 0, gradient, residuals, jacobian } = answer as Partial<Answers["gradient"] & Answers["jacobian"]>;
  if (residuals?.length === 0) throw error("optimizer/start", { call, rule: "must give residuals", got: "none" });
  const width = (jacobian?.length ?? 0) / (residuals?.length ?? 1);
  const parts: readonly (readonly [ArrayLike<number> | undefined, (k: number) => string])[] = [
    [residuals, (k) => `residual ${k}`],
    [[value], () => "value"],
    [gradient, (k) => `derivative by ${nameOf(k)}`],
    [jacobian, (k) => `derivative of residual ${Math.floor(k / width)} by ${nameOf(k % width)}`],
  ];
  for (const [numbers, placeOf] of parts) {
    const k = Array.prototype.findIndex.call(numbers ?? [], (x: number) => !Number.isFinite(x));
    if (k >= 0) throw error("optimizer/start", { call, rule: "must give finite values and derivatives", got: `${placeOf(k)} = ${numbers![k]}` });
  }
  return answer;
};

const answered = async <T>(call: string, answer: () => Promise<T>): Promise<T> => {
  try {
    return await answer();
  } catch (e) {
    throw objectiveError(call, e);
  }
};
