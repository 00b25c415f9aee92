import type { Answer, Ask } from "../ask.js";
import { laterError } from "../later-errors.js";
import type { Evaluator } from "../evaluator.js";

/**
 * An evaluator of somebody else's, whose answers are looked at: that they have what was asked for, as long as it must be for n parameters.
 *
 * @throws optimizer/answer
 */
export const checkedEvaluator = (call: string, evaluator: Evaluator, n: number): Evaluator => {
  const checked = (ask: Ask, given: Answer): Answer => {
    const found = (given ?? {}) as Readonly<Record<string, unknown>>;
    for (const [part, rule] of Object.entries(rules[ask.want](n, found["residuals"]))) {
      const got = kindOf(found[part]);
      if (got !== rule) throw laterError("optimizer/answer", { call, want: ask.want, part, rule, got });
    }
    return given;
  };
  return {
    answer: (ask, count) => {
      const given = evaluator.answer(ask, count);
      return given && "then" in given ? given.then((found) => checked(ask, found)) : checked(ask, given);
    },
  };
};

const ofLength = (n: number): string => `numbers of length ${n}`;

const kindOf = (part: unknown): string => (typeof part === "object" && part !== null && "length" in part ? ofLength(part.length as number) : typeof part === "number" ? "a number" : "none");

/** What each part of an answer must be; of residuals there are as many as there are. */
const rules: Readonly<Record<Ask["want"], (n: number, residuals: unknown) => Readonly<Record<string, string>>>> = {
  gradient: (n) => ({ value: "a number", gradient: ofLength(n) }),
  hessian: (n) => ({ hessian: ofLength(n * n) }),
  product: (n) => ({ product: ofLength(n) }),
  residuals: (_, residuals) => ({ residuals: ofLength(countOf(residuals)) }),
  jacobian: (n, residuals) => ({ residuals: ofLength(countOf(residuals)), jacobian: ofLength(n * countOf(residuals)) }),
};

const countOf = (residuals: unknown): number => (residuals as ArrayLike<number> | undefined)?.length ?? 0;
