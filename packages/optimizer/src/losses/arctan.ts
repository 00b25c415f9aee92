import type { Loss } from "../loss.js";

/**
 * ρ(z) = arctan z: what one residual can count is limited.
 *
 * @example
 * arctan().at(1) // => [0.7853981633974483, 0.5, -0.5]
 */
export const arctan = (options: { readonly scale?: number } = {}): Loss => ({
  name: "arctan",
  options,
  scale: options.scale ?? 1,
  at: (z) => {
    const first = 1 / (1 + z * z);
    return [Math.atan(z), first, -2 * z * first * first];
  },
});
