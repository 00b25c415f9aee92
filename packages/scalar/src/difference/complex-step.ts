import { differenceError } from "../errors.js";
import type { Field } from "../field.js";
import { complex } from "./complex.js";
import { difference, type Difference } from "./difference.js";
import { noiseAbout } from "./noise.js";
import { samples } from "./samples.js";

/** A function of one variable in the operations of a field, whichever it is: what symbolic, dual and complex arithmetic evaluate alike. */
export type FieldFunction = <T>(F: Field<T>, x: T) => T;

/**
 * The derivative by the complex step, Im f(x + ih)/h with a step so small that nothing is cut off and with no difference in which digits cancel: as
 * accurate as f itself. Derivatives of second to fourth order are differences of the first.
 *
 * @param f  - in the operations of a field, as `(F, x) => F.mul(x, F.sin(x))`, or `(F, x) => interpret(expr, F, { x })`
 * @param x  - a finite number
 * @returns as {@link difference}, with `method: "complex"`; the error estimate is of the rounding of f, which is measured
 * @source Squire and Trapp (1998), Using complex variables to estimate derivatives of real functions, SIAM Rev. 40
 * @throws scalar/difference-point  for an x that is not finite
 * @throws scalar/difference-order  for an order that is not 1, 2, 3 or 4
 * @example
 * complexStep((F, x) => F.mul(x, F.sin(x)), 0.5).value // => 0.9182168195493896
 */
export const complexStep = (f: FieldFunction, x: number, order: 1 | 2 | 3 | 4 = 1): Omit<Difference, "method"> & { readonly method: "complex" } => {
  if (!Number.isFinite(x)) throw differenceError("scalar/difference-point", { call: "complexStep", what: "x", value: String(x) });
  if (![1, 2, 3, 4].includes(order)) throw differenceError("scalar/difference-order", { call: "complexStep", order, from: 1, to: 4 });
  const slope = (t: number): number => {
    const h = stepOf(t), { re, im } = f(complex, { re: t, im: h });
    return Number.isFinite(re) ? im / h : NaN;
  };
  if (order > 1) return { ...difference(slope, x, { order: (order - 1) as 1 | 2 | 3 }), method: "complex" };
  const slopes = samples(slope, x), value = slopes.center;
  const noise = noiseAbout(slopes, Math.max(-40, exponentOf(x) - 40), [1, -1]);
  const bound = Number.isFinite(value) ? 4 * noise + 2 ** -50 * Math.abs(value) : Infinity;
  return { value, error: bound, step: stepOf(x), noise, evaluations: slopes.evaluations(), method: "complex" };
};

const exponentOf = (x: number): number => (x === 0 ? 0 : Math.floor(Math.log2(Math.abs(x))));

/** A power of 2 far below x and below 1, but not so far that products with it underflow. */
const stepOf = (x: number): number => 2 ** Math.min(-24, Math.max(exponentOf(x) - 300, Math.min(-960, exponentOf(x) - 30)));
