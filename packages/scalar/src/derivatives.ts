import type { FunctionName } from "./functions.js";
import type { Derivatives } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as hyperbolic from "./rules/hyperbolic.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

/** How each function is differentiated, and what symbolic calculus must know of it. */
export const derivatives: Derivatives<FunctionName> = {
  ...arithmetic.derivatives, ...exponential.derivatives, ...trigonometric.derivatives, ...hyperbolic.derivatives, ...special.derivatives, ...piecewise.derivatives,
};
