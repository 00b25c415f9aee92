import { steepest } from "../descents/steepest.js";
import type { Method } from "../method.js";
import type { Search } from "../search.js";
import { armijo } from "../searches/armijo.js";
import { lineSearch, type LineSearchState } from "./line-search.js";

/**
 * Gradient descent with a line search, Armijo's unless given: no rate to choose, but slow where the function is ill-conditioned.
 *
 * @source Nocedal and Wright (2006), chapter 3
 * @example
 * steepestDescent().name // => "steepestDescent"
 */
export const steepestDescent = (options: { readonly search?: Search } = {}): Method<LineSearchState> => lineSearch("steepestDescent", options, steepest, options.search ?? armijo());
