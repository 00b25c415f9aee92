import type { Loss } from "@gradkit/optimizer";
import { medianScale } from "../solve/median-scale.js";

/** How far observations scatter. */
export interface Dispersion {
  /** The standard deviation of an observation of weight 1; null where it cannot be estimated. */
  readonly noise: number | null;
  /** What stands in its place in errors of parameters: the same, but of a robust loss. */
  readonly sigma: number | null;
  /**
   * The root of what the deviance is counted in: it exceeds its least value by this squared where a parameter is one standard error away, and by F times as much at the end of an interval. √(sse / ν) of squares, whose
   * deviance is their sum.
   */
  readonly unit: number | null;
}

/** √(sse / ν) of weighted residuals. */
export const squaresDispersion = (sse: number, freedom: number): Dispersion => {
  const noise = freedom > 0 && sse > 0 ? Math.sqrt(sse / freedom) : null;
  return { noise, sigma: noise, unit: noise };
};

/**
 * Of a robust loss: the median scale, and for parameters the sandwich of its influence ψ, K √(Σψ² / ν) / mean ψ′ with K = 1 + p var ψ′ / (n mean² ψ′), which multiplies (JᵀJ)⁻¹. The deviance Σ scale² ρ curves by mean ψ′ where squares curve by 1, so that its unit is
 * K² (Σψ² / ν) / mean ψ′: the factor E ψ² / E ψ′ of the likelihood ratio type test, and the K² of the standard errors.
 *
 * @source Huber (1981), Robust Statistics, (6.5) to (6.7); R's summary.rlm; Heritier and Ronchetti (1994), Robust bounded-influence tests in general parametric models, for the factor
 */
export const robustDispersion = (residuals: Float64Array, { scale, at }: Loss, freedom: number): Dispersion => {
  const n = residuals.length;
  const slopes = residuals.map((r) => {
    const z = (r / scale) ** 2;
    const [, first, second] = at(z);
    return first + 2 * z * second;
  });
  const squares = residuals.reduce((sum, r) => sum + (r * at((r / scale) ** 2)[1]) ** 2, 0);
  const mean = slopes.reduce((sum, slope) => sum + slope, 0) / n;
  const variance = slopes.reduce((sum, slope) => sum + (slope - mean) ** 2, 0) / (n - 1);
  const noise = medianScale(residuals);
  if (freedom <= 0 || !(mean > 0) || !(squares > 0)) return { noise: noise || null, sigma: null, unit: null };
  const sigma = ((1 + ((n - freedom) * variance) / (n * mean * mean)) * Math.sqrt(squares / freedom)) / mean;
  return { noise, sigma, unit: sigma * Math.sqrt(mean) };
};
