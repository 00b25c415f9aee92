import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { adamUpdate, type AdamConstants } from "./adam-update.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface AdamOptions extends FirstOrderOptions, AdamConstants {}

/**
 * Adam: steps along a running mean of the gradients, divided by the root of a running mean of their squares, both corrected for their start at 0. Rate 0.001
 * unless given.
 *
 * @source Kingma and Ba (2015), algorithm 1; epsilon as in torch.optim.Adam
 * @example
 * adam({ rate: 0.01 }).name // => "adam"
 */
export const adam = (options: AdamOptions = {}): Method<FirstOrderState> =>
  firstOrder({ name: "adam", slots: { mean: 0, squares: 0 }, update: adamUpdate(options) }, { rate: 1e-3, ...options });
