import type { Method } from "../method.js";
import type { FirstOrderOptions } from "../rule.js";
import { firstOrder, type FirstOrderState } from "./first-order.js";

/**
 * Gradient descent, x ← x − rate · ∇f(x), by a fixed rate, 0.01 unless given, or a schedule; `steepestDescent` is the one with a line search.
 *
 * @source MML 7.6
 * @example
 * gradientDescent({ rate: 0.1 }).name // => "gradientDescent"
 */
export const gradientDescent = (options: FirstOrderOptions = {}): Method<FirstOrderState> =>
  firstOrder(
    {
      name: "gradientDescent",
      slots: {},
      update: ({ rate, x, gradient, nextX }) => {
        for (let i = 0; i < x.length; i++) nextX[i] = x[i]! - rate * gradient[i]!;
      },
    },
    { rate: 0.01, ...options },
  );
