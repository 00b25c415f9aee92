import type { FunctionName } from "./functions.js";
import type { Notations } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as hyperbolic from "./rules/hyperbolic.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

/** How functions look in formulas, where not as name(x). */
export const notations: Notations<FunctionName> = {
  ...arithmetic.notations, ...exponential.notations, ...trigonometric.notations, ...hyperbolic.notations, ...special.notations, ...piecewise.notations,
};
