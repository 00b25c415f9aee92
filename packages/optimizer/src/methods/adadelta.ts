import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface AdadeltaOptions extends FirstOrderOptions {
  /** How much of the means of squares is kept, 0.9 unless given. */
  readonly decay?: number;
  /** Added to the means before the roots, 1e-6 unless given. */
  readonly epsilon?: number;
}

/**
 * Adadelta: steps in the units of x, from running means of squared gradients and squared steps. Rate 1 unless given.
 *
 * @source Zeiler (2012); convention of torch.optim.Adadelta
 * @example
 * adadelta().name // => "adadelta"
 */
export const adadelta = (options: AdadeltaOptions = {}): Method<FirstOrderState> => {
  const { decay = 0.9, epsilon = 1e-6 } = options;
  return firstOrder(
    {
      name: "adadelta",
      slots: { squares: 0, moves: 0 },
      update: ({ rate, x, gradient, slots, nextX, nextSlots }) => {
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const square = decay * slots.squares![i]! + (1 - decay) * g * g;
          const move = (Math.sqrt(slots.moves![i]! + epsilon) / Math.sqrt(square + epsilon)) * g;
          nextSlots.squares![i] = square;
          nextSlots.moves![i] = decay * slots.moves![i]! + (1 - decay) * move * move;
          nextX[i] = x[i]! - rate * move;
        }
      },
    },
    { rate: 1, ...options },
  );
};
