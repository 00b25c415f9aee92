import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface AdagradOptions extends FirstOrderOptions {
  /** What the sums of squares start with: 0 as in torch, 0.1 in optax. */
  readonly accumulator?: number;
  /** Added to the root of the sums, 1e-10 unless given. */
  readonly epsilon?: number;
}

/**
 * AdaGrad: every component has its rate divided by the root of the sum of its squared gradients. Rate 0.01 unless given.
 *
 * @source Duchi, Hazan, Singer (2011); convention of torch.optim.Adagrad
 * @example
 * adagrad().name // => "adagrad"
 */
export const adagrad = (options: AdagradOptions = {}): Method<FirstOrderState> => {
  const { accumulator = 0, epsilon = 1e-10 } = options;
  return firstOrder(
    {
      name: "adagrad",
      slots: { squares: accumulator },
      update: ({ rate, x, gradient, slots, nextX, nextSlots }) => {
        const [from, to] = [slots.squares!, nextSlots.squares!];
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const sum = from[i]! + g * g;
          to[i] = sum;
          nextX[i] = x[i]! - (rate * g) / (Math.sqrt(sum) + epsilon);
        }
      },
    },
    { rate: 0.01, ...options },
  );
};
