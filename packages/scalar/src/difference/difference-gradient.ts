import { difference, type Difference, type DifferenceOptions } from "./difference.js";

/** What differences of functions of several variables are told: as {@link DifferenceOptions}, for all variables. */
export type PartialOptions = Omit<DifferenceOptions, "order">;

/** A function of one coordinate, the others fixed. */
export const along =
  <T>(f: (x: number[]) => T, x: ArrayLike<number>, axis: number) =>
  (t: number): T =>
    f(Array.from(x, (xi, i) => (i === axis ? t : xi)));

/**
 * The gradient of a function of several variables at x by differences, each partial derivative with its own step and error estimate.
 *
 * @param f  - is given an array of its own at each call
 * @param x  - shape (n)
 * @returns value and error, shape (n) each: the row ∂f/∂x of MML, in units of f per unit of xᵢ; about 25 n evaluations of f
 * @source MML 5.40
 * @throws scalar/difference-point  for coordinates that are not finite; and as {@link difference}
 * @example
 * differenceGradient(([x, y]) => (x + 2 * y ** 3) ** 2, [1, -0.5]).value // => [1.5, 2.25]
 */
export const differenceGradient = (
  f: (x: number[]) => number,
  x: ArrayLike<number>,
  options: PartialOptions = {},
): { value: number[]; error: number[]; evaluations: number } => {
  const partials: Difference[] = Array.from(x, (xi, i) => difference(along(f, x, i), xi, options));
  return {
    value: partials.map(({ value }) => value),
    error: partials.map(({ error }) => error),
    evaluations: partials.reduce((sum, { evaluations }) => sum + evaluations, 0),
  };
};
