import { normalTail } from "../distributions/normal.js";
import type { RunsTest } from "../result.js";

/** Residuals below this part of the largest count as zero, and have no sign. */
const zero = 1e-13;

/**
 * Whether signs of residuals in an order change too rarely, as where a model misses a bend, or too often. Null where one sign alone occurs.
 *
 * @source Wald and Wolfowitz (1940); the normal approximation, without correction for continuity
 */
export const runsTest = (residuals: Float64Array, order: Uint32Array): RunsTest | null => {
  let most = 0;
  for (let i = 0; i < residuals.length; i++) most = Math.max(most, Math.abs(residuals[i]!));
  let [above, below, runs, last] = [0, 0, 0, 0];
  for (let k = 0; k < order.length; k++) {
    const r = residuals[order[k]!]!;
    if (Math.abs(r) <= zero * most) continue;
    const sign = Math.sign(r);
    if (sign > 0) above++;
    else below++;
    if (sign !== last) runs++;
    last = sign;
  }
  const n = above + below;
  if (above === 0 || below === 0) return null;
  const product = 2 * above * below;
  const expected = product / n + 1;
  const variance = (product * (product - n)) / (n * n * (n - 1));
  if (!(variance > 0)) return null;
  const z = (runs - expected) / Math.sqrt(variance);
  return { runs, expected, z, p: 2 * normalTail(Math.abs(z)) };
};
