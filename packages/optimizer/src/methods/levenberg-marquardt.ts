import { marquardt } from "../dampings/marquardt.js";
import type { Method } from "../method.js";
import { residualMethod, type ResidualOptions, type ResidualState } from "./residual-method.js";

/**
 * Least squares by steps with a penalty on their length, scaled by the columns of the Jacobian.
 *
 * @source Levenberg (1944); Marquardt (1963); Nielsen (1999)
 * @example
 * levenbergMarquardt().name // => "levenbergMarquardt"
 */
export const levenbergMarquardt = (options: ResidualOptions = {}): Method<ResidualState> => residualMethod("levenbergMarquardt", options, marquardt, false);
