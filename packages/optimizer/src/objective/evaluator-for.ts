import type { Answer } from "../ask.js";
import type { Evaluator } from "../evaluator.js";
import type { Residuals } from "./objective.js";
import { rowProblem } from "./row-problem.js";

/**
 * What answers a method's questions about an objective, to step the method by hand: of an objective for minimize, or of residuals for leastSquares. Parameters are one vector,
 * those of the start leaf after leaf.
 *
 * @throws optimizer/objective, optimizer/not-scalar
 * @example
 * const { answer } = evaluatorFor(([x, y]) => x.mul(y.square()), [0, 0])
 * answer({ want: "gradient", x: Float64Array.of(2, 3) }) // => { value: 18, gradient: [9, 12] }
 */
export const evaluatorFor = (objective: Residuals, start: unknown, kind: "minimize" | "leastSquares" = "minimize"): Evaluator<Answer> =>
  // Without compiling no answer is a promise.
  rowProblem(kind, objective, start, { compile: "never" }, 0).evaluator as Evaluator<Answer>;
