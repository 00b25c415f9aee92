import { differenceError } from "../errors.js";

/**
 * The difference quotient (f(x + h) − f(x))/h: the slope of the secant through the graph of f at x and x + h. Its limit for h → 0 is the
 * derivative, which {@link difference} estimates; this is the quotient itself, as IEEE arithmetic gives it.
 *
 * @param h  - the step, negative for one to the left
 * @returns a slope, in units of f per unit of x
 * @source MML 5.3
 * @throws scalar/difference-point  for an x or h that is not finite, or an h of 0
 * @example
 * differenceQuotient((x) => x * x, 3, 0.5) // => 6.5
 */
export const differenceQuotient = (f: (x: number) => number, x: number, h: number): number => {
  if (!Number.isFinite(x)) throw differenceError("scalar/difference-point", { call: "differenceQuotient", what: "x", value: String(x) });
  if (!Number.isFinite(h) || h === 0) throw differenceError("scalar/difference-point", { call: "differenceQuotient", what: "h", value: String(h) });
  return (f(x + h) - f(x)) / h;
};
