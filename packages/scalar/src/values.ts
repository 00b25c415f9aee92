import type { FunctionName } from "./functions.js";
import type { Values } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as hyperbolic from "./rules/hyperbolic.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

/** Each function over doubles. */
export const values: Values<FunctionName> = {
  ...arithmetic.values, ...exponential.values, ...trigonometric.values, ...hyperbolic.values, ...special.values, ...piecewise.values,
};
