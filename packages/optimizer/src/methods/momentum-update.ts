import type { Move } from "../rule.js";

export interface MomentumOptions {
  /** How much of the last direction is kept, 0 to 1. */
  readonly momentum?: number;
  /** How much of the gradient is left out of the direction, 0 to 1; 0 unless given. */
  readonly dampening?: number;
  /** Looks ahead: the step goes along g + momentum · direction. */
  readonly nesterov?: boolean;
}

/** The update of gradient descent with momentum, in the convention of torch: the first direction is the gradient itself, whatever the dampening. */
export const momentumUpdate =
  ({ momentum = 0, dampening = 0, nesterov = false }: MomentumOptions) =>
  ({ t, rate, x, gradient, slots, nextX, nextSlots }: Move): void => {
    const [from, to] = [slots.direction!, nextSlots.direction!];
    const fresh = t === 1 ? 1 : 1 - dampening;
    for (let i = 0; i < x.length; i++) {
      const g = gradient[i]!;
      const d = momentum * from[i]! + fresh * g;
      to[i] = d;
      nextX[i] = x[i]! - rate * (nesterov ? g + momentum * d : d);
    }
  };
