import type { Widened } from "@gradkit/autodiff";
import { minimizer } from "./minimizer.js";
import type { Objective } from "./objective/objective.js";
import { optimize } from "./optimize.js";
import { prepare, type OptimizeOptions } from "./prepare.js";
import type { Run } from "./run/run.js";

/**
 * A run towards a minimum of an objective, from a start: await it for the result. The method is BFGS up to 200 parameters, L-BFGS beyond and
 * L-BFGS-B within bounds, unless given.
 *
 * @param objective  a function of the parameters, in autodiff's operations, with one number as its value; or a program, a formula, an evaluator
 * @param start      the tree of parameters: numbers, arrays, objects of them
 * @throws optimizer/objective, optimizer/not-scalar, optimizer/method, optimizer/unbounded, optimizer/bounds, optimizer/fixed, optimizer/data, optimizer/option,
 *   optimizer/checkpoint; the run rejects with optimizer/start, optimizer/objective-threw
 * @example
 * const { x, value, outcome } = await minimize(([x, y]) => x.sub(1).square().add(y.sub(x.square()).square().mul(100)), [-1.2, 1])
 * x                 // => [1, 1]
 * outcome.converged // => true
 */
export const minimize = <const Parameters>(objective: Objective, start: Parameters, options: OptimizeOptions = {}): Run<Widened<Parameters>> =>
  optimize(prepare("minimize", objective, start, options, minimizer), options);
