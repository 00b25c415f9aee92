import { halving } from "../dampings/halving.js";
import type { Method } from "../method.js";
import { residualMethod, type ResidualOptions, type ResidualState } from "./residual-method.js";

/**
 * Least squares by the solutions of the linear problem, halved until the value falls: for good starts and small residuals.
 *
 * @source Nocedal and Wright (2006), section 10.3
 * @example
 * gaussNewton().name // => "gaussNewton"
 */
export const gaussNewton = (options: ResidualOptions = {}): Method<ResidualState> => residualMethod("gaussNewton", options, halving, false);
