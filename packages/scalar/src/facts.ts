import type { FunctionName } from "./functions.js";
import type { Facts } from "./rule.js";
import * as arithmetic from "./rules/arithmetic.js";
import * as exponential from "./rules/exponential.js";
import * as hyperbolic from "./rules/hyperbolic.js";
import * as piecewise from "./rules/piecewise.js";
import * as special from "./rules/special.js";
import * as trigonometric from "./rules/trigonometric.js";

/** What can be checked of each function, and where. */
export const facts: Facts<FunctionName> = {
  ...arithmetic.facts, ...exponential.facts, ...trigonometric.facts, ...hyperbolic.facts, ...special.facts, ...piecewise.facts,
};
