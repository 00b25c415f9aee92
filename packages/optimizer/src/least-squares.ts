import type { Widened } from "@gradkit/autodiff";
import type { Loss } from "./loss.js";
import { trustRegionReflective } from "./methods/trust-region-reflective.js";
import type { Residuals } from "./objective/objective.js";
import { optimize } from "./optimize.js";
import type { OptimizeOptions } from "./prepare.js";
import type { Run } from "./run/run.js";

export interface LeastSquaresOptions extends OptimizeOptions {
  /** A robust loss for the method that is used unless one is given; another method takes it as its own option. */
  readonly loss?: Loss;
}

/**
 * A run towards the least sum of squares of residuals, or of a robust loss of them, from a start: await it for the result. The sum is not halved. Unless given the method
 * is the trust region's, which keeps bounds.
 *
 * @param residuals  a function of the parameters, in autodiff's operations, with residuals of any shapes; or a program, or formulas of one residual each
 * @param start      the tree of parameters: numbers, arrays, objects of them
 * @throws as `minimize`
 * @example
 * const [t, y] = [[0, 1, 2, 3], [2, 1.2, 0.7, 0.45]]
 * const { x, outcome } = await leastSquares(({ a, b }) => b.mul(t).neg().exp().mul(a).sub(y), { a: 1, b: 1 })
 * x              // => { a: 1.9984, b: 0.5114 }
 * outcome.status // => "offset"
 */
export const leastSquares = <const Parameters>(residuals: Residuals, start: Parameters, options: LeastSquaresOptions = {}): Run<Widened<Parameters>> =>
  optimize("leastSquares", residuals, start, options, () => trustRegionReflective(options.loss ? { loss: options.loss } : {}));
