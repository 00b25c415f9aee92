import { trustRadius } from "../dampings/trust-radius.js";
import type { Method } from "../method.js";
import { residualMethod, type ResidualOptions, type ResidualState } from "./residual-method.js";

/**
 * Least squares within a trust region, scaled by the columns of the Jacobian, reflected at bounds: the one to start with.
 *
 * @source Branch, Coleman, Li (1999)
 * @example
 * trustRegionReflective().name // => "trustRegionReflective"
 */
export const trustRegionReflective = (options: ResidualOptions = {}): Method<ResidualState> => residualMethod("trustRegionReflective", options, trustRadius, true);
