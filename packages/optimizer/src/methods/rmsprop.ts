import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface RmspropOptions extends FirstOrderOptions {
  /** How much of the mean of squares is kept: 0.99 as in torch, 0.9 in optax. */
  readonly decay?: number;
  readonly epsilon?: number;
  /** Where epsilon is added: to the root, "outside", as in torch, or to the mean before the root, "inside", as in optax. */
  readonly epsilonAt?: "outside" | "inside";
  /** Divides by the root of the variance, the mean of squares less the square of the mean. */
  readonly centred?: boolean;
  readonly momentum?: number;
}

/**
 * RMSProp: every component has its gradient divided by the root of a running mean of its squares. Rate 0.01 unless given.
 *
 * @source Hinton (2012), lecture 6e; centred: Graves (2013); convention of torch.optim.RMSprop
 * @example
 * rmsprop({ centred: true }).name // => "rmsprop"
 */
export const rmsprop = (options: RmspropOptions = {}): Method<FirstOrderState> => {
  const { decay = 0.99, epsilon = 1e-8, epsilonAt = "outside", centred = false, momentum = 0 } = options;
  const inside = epsilonAt === "inside";
  return firstOrder(
    {
      name: "rmsprop",
      slots: { squares: 0, ...(centred ? { mean: 0 } : {}), ...(momentum > 0 ? { direction: 0 } : {}) },
      update: ({ rate, x, gradient, slots, nextX, nextSlots }) => {
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const square = decay * slots.squares![i]! + (1 - decay) * g * g;
          nextSlots.squares![i] = square;
          let spread = square;
          if (centred) {
            const mean = decay * slots.mean![i]! + (1 - decay) * g;
            nextSlots.mean![i] = mean;
            spread -= mean * mean;
          }
          let move = g / (inside ? Math.sqrt(spread + epsilon) : Math.sqrt(spread) + epsilon);
          if (momentum > 0) {
            move += momentum * slots.direction![i]!;
            nextSlots.direction![i] = move;
          }
          nextX[i] = x[i]! - rate * move;
        }
      },
    },
    { rate: 0.01, ...options },
  );
};
