import type { FunctionName } from "./functions.js";
import type { Derivatives } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as hyperbolic from "./rules/hyperbolic.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

/**
 * How each function is differentiated, and what symbolic calculus must know of it: what a bundle needs of {@link rules} that evaluates or prints nothing.
 *
 * @example
 * derivatives.tan.d[0](numbers, 1, Math.tan(1)) // => 3.425518820814759
 */
export const derivatives: Derivatives<FunctionName> = {
  ...arithmetic.derivatives, ...exponential.derivatives, ...trigonometric.derivatives, ...hyperbolic.derivatives, ...special.derivatives, ...piecewise.derivatives,
};
