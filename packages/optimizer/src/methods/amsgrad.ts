import type { Method } from "../method.js";
import { adamUpdate } from "./adam-update.js";
import type { AdamOptions } from "./adam.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

/**
 * AMSGrad: Adam whose mean of squares never falls, so that the rate of a component never rises. Rate 0.001 unless given.
 *
 * @source Reddi, Kale, Kumar (2018); convention of torch.optim.Adam with amsgrad
 * @example
 * amsgrad().name // => "amsgrad"
 */
export const amsgrad = (options: AdamOptions = {}): Method<FirstOrderState> =>
  firstOrder({ name: "amsgrad", slots: { mean: 0, squares: 0, most: 0 }, update: adamUpdate(options, { largest: true }) }, { rate: 1e-3, ...options });
