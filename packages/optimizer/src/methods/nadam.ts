import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import type { AdamConstants } from "./adam-update.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

export interface NadamOptions extends FirstOrderOptions, AdamConstants {
  /** How fast the momentum rises to beta1, 0.004 unless given. */
  readonly momentumDecay?: number;
  /** How the mean gradient is corrected: as torch 1.13 does, which takes the momentum of the step twice into the product of momenta, or as Dozat has it. */
  readonly correction?: "torch" | "dozat";
}

/**
 * NAdam: Adam with Nesterov's momentum. Rate 0.002 unless given.
 *
 * @source Dozat (2016); conventions of torch.optim.NAdam
 * @example
 * nadam().name // => "nadam"
 */
export const nadam = (options: NadamOptions = {}): Method<FirstOrderState> => {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, momentumDecay = 0.004, correction: convention = "torch" } = options;
  const momentumAt = (t: number): number => beta1 * (1 - 0.5 * 0.96 ** (t * momentumDecay));
  return firstOrder(
    {
      name: "nadam",
      slots: { mean: 0, squares: 0 },
      numbers: [1],
      update: ({ t, rate, x, gradient, slots, nextX, nextSlots, numbers }) => {
        const [mu, next] = [momentumAt(t), momentumAt(t + 1)];
        const product = numbers[0]! * mu;
        const [ofGradient, ofMean] = [(rate * (1 - mu)) / (1 - product), (rate * next) / (1 - product * next * (convention === "torch" ? mu : 1))];
        const correction = 1 - beta2 ** t;
        for (let i = 0; i < x.length; i++) {
          const g = gradient[i]!;
          const mean = beta1 * slots.mean![i]! + (1 - beta1) * g;
          const square = beta2 * slots.squares![i]! + (1 - beta2) * g * g;
          nextSlots.mean![i] = mean;
          nextSlots.squares![i] = square;
          nextX[i] = x[i]! - (ofGradient * g + ofMean * mean) / (Math.sqrt(square / correction) + epsilon);
        }
        return [product];
      },
    },
    { rate: 0.002, ...options },
  );
};
