import type { Method } from "../method.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";
import type { AdamOptions } from "./adam.js";

/**
 * RAdam: Adam that waits with dividing by the root of squares until enough of them have been seen. Rate 0.001 unless given.
 *
 * @source Liu et al. (2020), algorithm 2; convention of torch.optim.RAdam
 * @example
 * radam().name // => "radam"
 */
export const radam = (options: AdamOptions = {}): Method<FirstOrderState> => {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  const longest = 2 / (1 - beta2) - 1;
  return firstOrder(
    {
      name: "radam",
      slots: { mean: 0, squares: 0 },
      update: ({ t, rate, x, gradient, slots, nextX, nextSlots }) => {
        const correction = 1 - beta2 ** t;
        const length = longest - (2 * t * beta2 ** t) / correction;
        const rectified = length > 5;
        const factor = rectified ? Math.sqrt((((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length)) * correction) : 1;
        const size = (rate * factor) / (1 - beta1 ** t);
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const mean = beta1 * slots.mean![i]! + (1 - beta1) * g;
          const square = beta2 * slots.squares![i]! + (1 - beta2) * g * g;
          nextSlots.mean![i] = mean;
          nextSlots.squares![i] = square;
          nextX[i] = x[i]! - size * (rectified ? mean / (Math.sqrt(square) + epsilon) : mean);
        }
      },
    },
    { rate: 1e-3, ...options },
  );
};
