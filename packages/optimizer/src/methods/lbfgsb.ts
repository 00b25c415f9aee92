import type { Method } from "../method.js";
import { projectedMemory, type LbfgsbState } from "./projected-memory.js";

/**
 * L-BFGS within bounds, by projection of two metrics: variables at a bound that the gradient pushes against are held; the others go along L-BFGS' direction for them,
 * and whatever meets a bound on the way stays on it.
 *
 * @source Bertsekas (1982), Projected Newton methods; Schmidt, Kim, Sra (2011), section 11.3.2
 * @example
 * lbfgsb().bounded // => true
 */
export const lbfgsb = (options: { readonly memory?: number } = {}): Method<LbfgsbState> => projectedMemory(options);
