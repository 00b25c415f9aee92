import type { Method } from "../method.js";
import type { AdamOptions } from "./adam.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

/**
 * Adamax: Adam with the largest gradient seen, slowly forgotten, in place of the root of squares. Rate 0.002 unless given.
 *
 * @source Kingma and Ba (2015), algorithm 2; epsilon as in torch.optim.Adamax
 * @example
 * adamax().name // => "adamax"
 */
export const adamax = (options: AdamOptions = {}): Method<FirstOrderState> => {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  return firstOrder(
    {
      name: "adamax",
      slots: { mean: 0, most: 0 },
      update: ({ t, rate, x, gradient, slots, nextX, nextSlots }) => {
        const size = rate / (1 - beta1 ** t);
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const mean = beta1 * slots.mean![i]! + (1 - beta1) * g;
          const most = Math.max(beta2 * slots.most![i]!, Math.abs(g) + epsilon);
          nextSlots.mean![i] = mean;
          nextSlots.most![i] = most;
          nextX[i] = x[i]! - (size * mean) / most;
        }
      },
    },
    { rate: 0.002, ...options },
  );
};
