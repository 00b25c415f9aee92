import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { adamUpdate, type AdamConstants } from "./adam-update.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface AdamwOptions extends FirstOrderOptions, AdamConstants {
  /** The parameters shrink by rate · decay at each step, apart from the gradient: 0.01 as in torch, 1e-4 in optax. */
  readonly decay?: number;
  /** Never lets the mean of squares fall, as {@link amsgrad}. */
  readonly amsgrad?: boolean;
}

/**
 * AdamW: Adam with decoupled weight decay. Rate 0.001 unless given.
 *
 * @source Loshchilov and Hutter (2019), algorithm 2; convention of torch.optim.AdamW
 * @example
 * adamw({ decay: 0.1 }).name // => "adamw"
 */
export const adamw = (options: AdamwOptions = {}): Method<FirstOrderState> => {
  const { decay = 0.01, amsgrad: largest = false } = options;
  return firstOrder({ name: "adamw", slots: { mean: 0, squares: 0, ...(largest ? { most: 0 } : {}) }, update: adamUpdate(options, { decay, largest }) }, { rate: 1e-3, ...options });
};
