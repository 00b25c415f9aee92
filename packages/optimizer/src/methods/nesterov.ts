import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";
import { momentumUpdate } from "./momentum-update.js";

/**
 * Nesterov's accelerated gradient: momentum that looks ahead, d ← momentum · d + g, x ← x − rate · (g + momentum · d). Rate 0.01 and momentum 0.9 unless given.
 *
 * @source Sutskever et al. (2013); convention of torch.optim.SGD with nesterov
 * @example
 * nesterov({ rate: 0.1 }).name // => "nesterov"
 */
export const nesterov = (options: FirstOrderOptions & { readonly momentum?: number } = {}): Method<FirstOrderState> =>
  firstOrder({ name: "nesterov", slots: { direction: 0 }, update: momentumUpdate({ momentum: 0.9, ...options, nesterov: true }) }, { rate: 0.01, ...options });
