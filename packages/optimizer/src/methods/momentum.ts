import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";
import { momentumUpdate, type MomentumOptions } from "./momentum-update.js";

/**
 * Gradient descent with momentum, the heavy ball: d ← momentum · d + g, x ← x − rate · d. Rate 0.01 and momentum 0.9 unless given.
 *
 * @source Polyak (1964); convention of torch.optim.SGD
 * @example
 * momentum({ rate: 0.1 }).name // => "momentum"
 */
export const momentum = (options: FirstOrderOptions & Omit<MomentumOptions, "nesterov"> = {}): Method<FirstOrderState> =>
  firstOrder({ name: "momentum", slots: { direction: 0 }, update: momentumUpdate({ momentum: 0.9, ...options }) }, { rate: 0.01, ...options });
