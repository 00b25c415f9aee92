import { limitedMemory } from "../descents/limited-memory.js";
import type { Method } from "../method.js";
import type { Search } from "../search.js";
import { strongWolfe } from "../searches/strong-wolfe.js";
import { lineSearch, type LineSearchState } from "./line-search.js";

export interface LbfgsOptions {
  /** How many steps are remembered, 20 unless given. */
  readonly memory?: number;
  /** A strong Wolfe search unless given. */
  readonly search?: Search;
}

/**
 * BFGS with the last steps in place of a matrix: the method for smooth functions of many variables.
 *
 * @source Nocedal and Wright (2006), algorithm 7.5
 * @example
 * lbfgs({ memory: 20 }).name // => "lbfgs"
 */
export const lbfgs = (options: LbfgsOptions = {}): Method<LineSearchState> => lineSearch("lbfgs", options, limitedMemory("lbfgs", options.memory ?? 20), options.search ?? strongWolfe());
