import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface RpropOptions extends Omit<FirstOrderOptions, "rate"> {
  /** The first step of every component, 0.01 unless given. */
  readonly rate?: number;
  /** What a step is multiplied by where the gradient changes its sign, 0.5 unless given. */
  readonly shrink?: number;
  /** What a step is multiplied by where it keeps its sign, 1.2 unless given. */
  readonly grow?: number;
  readonly smallest?: number;
  readonly largest?: number;
}

/**
 * RProp: every component has a step of its own and goes by the sign of its gradient alone. For full gradients: mini-batches mislead it.
 *
 * @source Riedmiller and Braun (1993); convention of torch.optim.Rprop
 * @example
 * rprop().name // => "rprop"
 */
export const rprop = (options: RpropOptions = {}): Method<FirstOrderState> => {
  const { rate = 0.01, shrink = 0.5, grow = 1.2, smallest = 1e-6, largest = 50 } = options;
  return firstOrder(
    {
      name: "rprop",
      slots: { last: 0, sizes: rate },
      update: ({ x, gradient, slots, nextX, nextSlots }) => {
        for (let i = 0; i < x.length; i++) {
          const agreement = gradient[i]! * slots.last![i]!;
          const size = agreement === 0 ? slots.sizes![i]! : Math.min(Math.max(slots.sizes![i]! * (agreement > 0 ? grow : shrink), smallest), largest);
          const g = agreement < 0 ? 0 : gradient[i]!;
          nextSlots.sizes![i] = size;
          nextSlots.last![i] = g;
          nextX[i] = x[i]! - Math.sign(g) * size;
        }
      },
    },
    { ...options, rate },
  );
};
