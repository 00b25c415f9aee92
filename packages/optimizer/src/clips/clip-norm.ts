import type { Clip } from "../clip.js";
import { norm, scaled } from "../vector.js";

/**
 * Gradients longer than `limit` in the 2-norm, shortened to it: g · min(1, limit / (‖g‖ + 1e-6)), as in torch.
 *
 * @example
 * clipNorm(1).apply(Float64Array.of(3, 4)) // => [0.59999988, 0.79999984]
 */
export const clipNorm = (limit: number): Clip => ({
  name: "clipNorm",
  options: { limit },
  apply: (gradient) => {
    const factor = limit / (norm(gradient) + 1e-6);
    return factor < 1 ? scaled(factor, gradient) : gradient;
  },
});
