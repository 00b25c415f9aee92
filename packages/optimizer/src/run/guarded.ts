import { isGradkitError } from "@gradkit/shapes";
import type { Answers } from "../ask.js";
import { error } from "../errors.js";
import type { Evaluator } from "../evaluator.js";

/** An evaluator whose first answer must be finite: there is nothing to go back to. */
export const guarded = (call: string, evaluator: Evaluator, names: readonly string[]): Evaluator => {
  let first = true;
  return {
    answer: (ask, count) => {
      if (!first) return evaluator.answer(ask, count);
      const answer = answered(call, () => evaluator.answer(ask, count)) as Partial<Answers["gradient"] & Answers["jacobian"]>;
      first = false;
      const { value = 0, gradient, residuals, jacobian } = answer;
      const parts: readonly (readonly [ArrayLike<number> | undefined, (k: number) => string])[] = [
        [residuals, (k) => `residual ${k}`],
        [[value], () => "value"],
        [gradient, (k) => `derivative by ${names[k]}`],
        [jacobian, (k) => `derivative of residual ${Math.floor(k / names.length)} by ${names[k % names.length]}`],
      ];
      for (const [numbers, nameOf] of parts) {
        const k = Array.prototype.findIndex.call(numbers ?? [], (x: number) => !Number.isFinite(x));
        if (k >= 0) throw error("optimizer/start", { call, rule: "must give finite values and derivatives", got: `${nameOf(k)} = ${numbers![k]}` });
      }
      return answer as Answers["gradient"];
    },
  };
};

const answered = <T>(call: string, answer: () => T): T => {
  try {
    return answer();
  } catch (e) {
    if (isGradkitError(e)) throw e;
    const wrapped = error("optimizer/objective-threw", { call, message: e instanceof Error ? e.message : String(e) });
    wrapped.cause = e;
    throw wrapped;
  }
};
