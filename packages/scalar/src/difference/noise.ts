import type { Samples } from "./samples.js";

/**
 * The standard deviation of the errors of f about x, from what is left of f on x ± δ, x ± 2δ, x ± 4δ (one side: to 8δ) when slope and curvature
 * are taken away. Steps δ far below the scale of f leave nothing else.
 *
 * @source the idea of Moré and Wild (2011), Estimating computational noise, SIAM J. Sci. Comput. 33
 */
export const noiseAbout = ({ center, at }: Samples, level: number, signs: readonly number[]): number => {
  const rises = signs.map((s) => [0, 1, 2, 3].map((k) => (k < 3 || signs.length === 1 ? at(level + k, s) - center : 0)));
  const of = (k: number, ...weights: readonly (readonly number[])[]) =>
    weights.reduce((sum, w, side) => sum + w.reduce((total, wi, i) => total + wi * rises[side]![k + i]!, 0), 0);
  // a residual has the deviation of f times the root of the sum of its squared weights, the weight of f(x) among them
  const residuals = signs.length === 1
    ? [0, 1].map((k) => of(k, [8, -6, 1]) / Math.sqrt(110))
    : [0, 1].flatMap((k) => [of(k, [2, -1], [-2, 1]) / Math.sqrt(10), of(k, [4, -1], [4, -1]) / Math.sqrt(70)]);
  const finite = residuals.filter(Number.isFinite);
  return finite.length === 0 ? 0 : Math.hypot(...finite) / Math.sqrt(finite.length);
};
