import type { FunctionName } from "./functions.js";
import type { Rows } from "./rule.js";
import { arithmetic } from "./rules/arithmetic.js";
import { exponential } from "./rules/exponential.js";
import { hyperbolic } from "./rules/hyperbolic.js";
import { piecewise } from "./rules/piecewise.js";
import { special } from "./rules/special.js";
import { trigonometric } from "./rules/trigonometric.js";

/**
 * The table of gradkit: one row a function, with its value, its derivative over any {@link Field}, its domain, its kinks and how it prints.
 *
 * @example
 * rules.tan.d[0](numbers, 1, Math.tan(1)) // => 3.425518820814759
 */
export const rules: Rows<FunctionName> = { ...arithmetic, ...exponential, ...trigonometric, ...hyperbolic, ...special, ...piecewise };
