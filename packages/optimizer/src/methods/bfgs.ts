import { quasiNewton } from "../descents/quasi-newton.js";
import type { Method } from "../method.js";
import type { Search } from "../search.js";
import { strongWolfe } from "../searches/strong-wolfe.js";
import { lineSearch, type LineSearchState } from "./line-search.js";

/**
 * The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno, with a strong Wolfe search unless given: the method for smooth functions of up to some
 * hundred variables. Memory n² numbers.
 *
 * @source Nocedal and Wright (2006), algorithm 6.1
 * @example
 * bfgs().name // => "bfgs"
 */
export const bfgs = (options: { readonly search?: Search } = {}): Method<LineSearchState> => lineSearch("bfgs", options, quasiNewton, options.search ?? strongWolfe());
