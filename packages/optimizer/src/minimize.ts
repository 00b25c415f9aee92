import type { Widened } from "@gradkit/autodiff";
import { minimizer } from "./minimizer.js";
import type { Objective } from "./objective/objective.js";
import { optimize } from "./optimize.js";
import type { OptimizeOptions } from "./prepare.js";
import type { Run } from "./run/run.js";

/**
 * A run towards a minimum of an objective, from a start: await it for the result. The method is BFGS up to 200 parameters, L-BFGS beyond and
 * L-BFGS-B within bounds, unless given.
 *
 * @param objective  a function of the parameters, in autodiff's operations, with one number as its value; or a program, a formula of numbers or of matrices, an evaluator, or the module
 *   that exports one of these
 * @param start      the tree of parameters: numbers, arrays, objects of them
 * @throws optimizer/method, optimizer/unbounded, optimizer/option, optimizer/no-option; and optimizer/start, optimizer/fixed, optimizer/not-scalar, optimizer/objective-threw, where the objective is a function of its
 *   parameters alone, in this thread. What else there is, is loaded first: the run then rejects with these, with optimizer/objective, optimizer/bounds, optimizer/data, optimizer/data-array,
 *   optimizer/detached, optimizer/chunks, optimizer/module, optimizer/matrix, optimizer/checkpoint, optimizer/not-sendable or the code of a worker
 * @example
 * const { x, value, outcome } = await minimize(([x, y]) => x.sub(1).square().add(y.sub(x.square()).square().mul(100)), [-1.2, 1])
 * x                 // => [1, 1]
 * outcome.converged // => true
 */
export const minimize = <const Parameters>(objective: Objective, start: Parameters, options: OptimizeOptions = {}): Run<Widened<Parameters>> =>
  optimize("minimize", objective, start, options, minimizer);
