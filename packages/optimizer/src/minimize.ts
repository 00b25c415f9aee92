import { ravel, type Widened } from "@gradkit/autodiff";
import type { Method } from "./method.js";
import { bfgs } from "./methods/bfgs.js";
import { lbfgs } from "./methods/lbfgs.js";
import { lbfgsb } from "./methods/lbfgsb.js";
import type { Objective } from "./objective/objective.js";
import { optimize, type OptimizeOptions } from "./optimize.js";
import type { Run } from "./run/run.js";

/** Up to so many variables BFGS' matrix is small beside other costs. */
const dense = 200;

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
export const minimize = <const Parameters>(objective: Objective, start: Parameters, options: OptimizeOptions = {}): Run<Widened<Parameters>> => {
  const method: Method = options.method ?? (options.bounds ? lbfgsb() : ravel(start).flat.length <= dense ? bfgs() : lbfgs());
  return optimize("minimize", objective, start, options, method);
};
