import { error } from "./errors.js";
import type { Fit } from "./result.js";

/** What a fit is beside others of the same data. */
export interface Compared {
  readonly name: string;
  readonly formula: string;
  readonly converged: boolean;
  /** How many parameters were fitted. */
  readonly parameters: number;
  readonly sse: number;
  readonly sigma: number | null;
  readonly aicc: number | null;
  readonly bic: number | null;
  /** The AICc above that of the best. */
  readonly delta: number | null;
  /** The chance that this one of them loses least information, by AICc; null where it has none. */
  readonly weight: number | null;
}

/**
 * Fits of the same data side by side, the best first by AICc: what a further parameter must bring is counted. Fits without a criterion, those of robust losses, come last; what did not converge is not best.
 *
 * @throws fit/compare  where they are not of the same response
 * @source Burnham and Anderson (2002), section 2.9, for the weights
 * @example
 * const [x, y] = [[1, 2, 3, 4, 5, 6], [1.1, 3.9, 9.2, 15.8, 25.1, 35.9]]
 * const fits = { line: await fit("y = a*x + b", { x, y }), square: await fit("y = a*x^2", { x, y }) }
 * compare(fits).map(({ name }) => name) // => ["square", "line"]
 */
export const compare = (fits: Readonly<Record<string, Fit>>): readonly Compared[] => {
  const entries = Object.entries(fits);
  const [first] = entries;
  for (const [name, { observed }] of entries) {
    const [of, { observed: expected }] = first!;
    if (observed.length !== expected.length || observed.some((y, i) => y !== expected[i])) throw error("fit/compare", { name, of, rows: observed.length, expected: expected.length });
  }
  const rated = entries.map(([name, fit]) => ({ name, fit, aicc: fit.outcome.converged ? fit.aicc : null }));
  const least = Math.min(...rated.map(({ aicc }) => aicc ?? Infinity));
  const delta = (aicc: number | null): number | null => (aicc === null ? null : aicc - least);
  const total = rated.reduce((sum, { aicc }) => sum + (aicc === null ? 0 : Math.exp(-0.5 * (aicc - least))), 0);
  return rated
    .toSorted((a, b) => (a.aicc ?? Infinity) - (b.aicc ?? Infinity) || 0)
    .map(({ name, fit: { formula, outcome, names, sse, sigma, aicc: criterion, bic }, aicc }) => ({
      name, formula, converged: outcome.converged, parameters: names.length, sse, sigma, aicc: criterion, bic, delta: delta(aicc), weight: aicc === null ? null : Math.exp(-0.5 * (aicc - least)) / total,
    }));
};
