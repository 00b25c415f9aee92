import type { Move } from "../rule.js";

/** What the methods of Adam's family take beside the rate. */
export interface AdamConstants {
  /** How much of the mean gradient is kept, 0.9 unless given. */
  readonly beta1?: number;
  /** How much of the mean of squares is kept, 0.999 unless given. */
  readonly beta2?: number;
  /** Added to the root, 1e-8 unless given. */
  readonly epsilon?: number;
}

/** Adam's update; with `decay` the parameters shrink first, by rate · decay; with `largest` the mean of squares never falls. */
export const adamUpdate =
  ({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamConstants, { decay = 0, largest = false }: { readonly decay?: number; readonly largest?: boolean } = {}) =>
  ({ t, rate, x, gradient, slots, nextX, nextSlots }: Move): void => {
    const { mean: m, squares: v, most } = slots as { mean: Float64Array; squares: Float64Array; most: Float64Array };
    const { mean: nextM, squares: nextV, most: nextMost } = nextSlots as typeof slots & { mean: Float64Array; squares: Float64Array; most: Float64Array };
    const size = rate / (1 - beta1 ** t);
    const correction = Math.sqrt(1 - beta2 ** t);
    const kept = 1 - rate * decay;
    // Two loops, so that the common one has no branch.
    if (!largest) {
      for (let i = 0; i < x.length; i++) {
        const g = gradient[i]!;
        const mean = beta1 * m[i]! + (1 - beta1) * g;
        const square = beta2 * v[i]! + (1 - beta2) * g * g;
        nextM[i] = mean;
        nextV[i] = square;
        nextX[i] = x[i]! * kept - (size * mean) / (Math.sqrt(square) / correction + epsilon);
      }
      return;
    }
    for (let i = 0; i < x.length; i++) {
      const g = gradient[i]!;
      const mean = beta1 * m[i]! + (1 - beta1) * g;
      const square = beta2 * v[i]! + (1 - beta2) * g * g;
      const spread = Math.max(most[i]!, square);
      nextM[i] = mean;
      nextV[i] = square;
      nextMost[i] = spread;
      nextX[i] = x[i]! * kept - (size * mean) / (Math.sqrt(spread) / correction + epsilon);
    }
  };
