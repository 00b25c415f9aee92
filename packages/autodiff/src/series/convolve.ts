import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { total } from "../primitives/rule.js";
import type { PowerSeries } from "./power-series.js";

/** Which products a sum of coefficients takes, and what becomes of it. */
export interface Weights {
  readonly from?: number;
  readonly weight?: (j: number) => number;
  /** What it is divided by. */
  readonly over?: number;
}

/**
 * Σ weight(j) · x_j · y_(k − j), j from `from` to k, element by element: the coefficient of a product, or of a recurrence. Where the later coefficient
 * of a product is 0 the product is, whatever the other is.
 */
export const convolve = (x: PowerSeries, y: PowerSeries, k: number, { from = 0, weight, over = 1 }: Weights = {}): Maybe => {
  const terms = Array.from({ length: k - from + 1 }, (_, i): Maybe => {
    const j = from + i;
    const [left, right, factor] = [x.at(j), y.at(k - j), weight ? weight(j) : 1];
    if (!left || !right || factor === 0) return undefined;
    const [moving, other] = j > 0 ? [left, right] : [right, left];
    return ops.scale(factor === 1 ? moving : ops.mul(moving, ops.constant(factor, moving.dtype)), other);
  });
  const sum = total(ops, terms);
  return sum && over !== 1 ? ops.div(sum, ops.constant(over, sum.dtype)) : sum;
};
