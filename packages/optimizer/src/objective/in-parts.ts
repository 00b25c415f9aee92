import type { Answer } from "../ask.js";
import type { Evaluator } from "../evaluator.js";
import { yieldToOthers } from "../run/yield-to-others.js";
import type { Parts } from "./chunks.js";
import { reduction } from "./reduction.js";

/** Milliseconds of parts after which others have their turn. */
const slice = 8;

/** An evaluator of an objective by parts, one after the other in this thread, which it shares with others. */
export const inParts = ({ weights, answer }: Parts): Evaluator => ({
  answer: (ask, count = 0) => {
    const { add, whole } = reduction(weights);
    const from = (start: number): Answer | PromiseLike<Answer> => {
      const until = performance.now() + slice;
      for (let part = start; part < weights.length; part++) {
        if (performance.now() >= until) return yieldToOthers().then(() => from(part));
        const given = answer(ask, count, part);
        if ("then" in given) {
          return given.then((found) => {
            add(part, found);
            return from(part + 1);
          });
        }
        add(part, given);
      }
      return whole();
    };
    return from(0);
  },
});
