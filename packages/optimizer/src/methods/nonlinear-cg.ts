import { conjugate, type Beta } from "../descents/conjugate.js";
import type { Method } from "../method.js";
import type { Search } from "../search.js";
import { strongWolfe } from "../searches/strong-wolfe.js";
import { lineSearch, type LineSearchState } from "./line-search.js";

export interface NonlinearCgOptions {
  /** The formula for β, Polak and Ribière's unless given. */
  readonly beta?: Beta;
  /** A strong Wolfe search that leaves a tenth of the slope unless given. */
  readonly search?: Search;
}

/**
 * Nonlinear conjugate gradients: for smooth functions of very many variables, where L-BFGS' memory is too much.
 *
 * @source Nocedal and Wright (2006), algorithm 5.4; Hager and Zhang (2005)
 * @example
 * nonlinearCG({ beta: "polakRibiere" }).name // => "nonlinearCG"
 */
export const nonlinearCG = (options: NonlinearCgOptions = {}): Method<LineSearchState> =>
  lineSearch("nonlinearCG", options, conjugate(options.beta ?? "polakRibiere"), options.search ?? strongWolfe({ curvature: 0.1 }));
