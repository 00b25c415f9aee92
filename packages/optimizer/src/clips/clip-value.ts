import type { Clip } from "../clip.js";

/**
 * Each component of a gradient kept between −limit and limit.
 *
 * @example
 * clipValue(1).apply(Float64Array.of(3, -0.5)) // => [1, -0.5]
 */
export const clipValue = (limit: number): Clip => ({
  name: "clipValue",
  options: { limit },
  apply: (gradient) => gradient.map((g) => Math.min(Math.max(g, -limit), limit)),
});
