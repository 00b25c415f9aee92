import type { Field } from "../field.js";
import { constant, e, pi } from "./constants.js";
import { intervalFunctions } from "./interval-functions.js";
import type { Interval } from "./interval.js";

/**
 * Intervals as a field, rounded outward: an expression interpreted over it is enclosed for all points of its arguments.
 *
 * @example
 * interpret(parse("x^2 - x"), intervals, { x: interval(0, 1) }) // => { lo: -1, hi: 1, defined: true, continuous: true }
 */
export const intervals: Field<Interval> = { constant, pi, e, ...intervalFunctions };
