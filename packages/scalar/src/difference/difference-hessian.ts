import { difference } from "./difference.js";
import { along, type PartialOptions } from "./difference-gradient.js";

/**
 * The Hessian of a function of several variables at x by differences, with error estimates. A mixed partial is the difference of the second
 * derivatives along both diagonals of a rectangle whose sides suit the two variables: ∂²f/∂xᵢ∂xⱼ = (D²₊ − D²₋) / 4sᵢsⱼ.
 *
 * @param f  - is given an array of its own at each call
 * @param x  - shape (n)
 * @returns value and error, shape (n, n) each, symmetric; about 25 n² evaluations of f
 * @source MML 5.147; the polarization identity
 * @throws scalar/difference-point  for coordinates that are not finite; and as {@link difference}
 * @example
 * differenceHessian(([x, y]) => x * x + 2 * x * y + y ** 3, [1, 2]).value // => [[2, 2], [2, 12]]
 */
export const differenceHessian = (
  f: (x: number[]) => number,
  x: ArrayLike<number>,
  options: PartialOptions = {},
): { value: number[][]; error: number[][]; evaluations: number } => {
  const diagonal = Array.from(x, (xi, i) => difference(along(f, x, i), xi, { ...options, order: 2 }));
  let evaluations = diagonal.reduce((sum, d) => sum + d.evaluations, 0);
  const sides = diagonal.map(({ step }) => (Number.isNaN(step) ? 1 : 2 ** Math.round(Math.log2(step))));

  const mixed = (i: number, j: number) => {
    const [si, sj] = [sides[i]!, sides[j]!];
    const [rising, falling] = [1, -1].map((sign) =>
      difference((t) => f(Array.from(x, (xk, k) => (k === i ? xk + t * si : k === j ? xk + sign * t * sj : xk))), 0, { ...options, order: 2 }),
    ) as [typeof diagonal[0], typeof diagonal[0]];
    evaluations += rising.evaluations + falling.evaluations;
    return { value: (rising.value - falling.value) / 4 / si / sj, error: (rising.error + falling.error) / 4 / si / sj };
  };
  const entries = diagonal.map((entry, i) => [...Array.from({ length: i }, (_, j) => mixed(j, i)), entry]);
  const square = (part: "value" | "error") => entries.map((_, i) => entries.map((__, j) => entries[Math.max(i, j)]![Math.min(i, j)]![part]));
  return { value: square("value"), error: square("error"), evaluations };
};
