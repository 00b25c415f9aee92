import type { Loss } from "../loss.js";

/**
 * ρ(z) = 2(√(1 + z) − 1): a smooth absolute value.
 *
 * @example
 * softL1().at(3) // => [2, 0.5, -0.0625]
 */
export const softL1 = (options: { readonly scale?: number } = {}): Loss => ({
  name: "softL1",
  options,
  scale: options.scale ?? 1,
  at: (z) => {
    const root = Math.sqrt(1 + z);
    return [2 * (z / (root + 1)), 1 / root, -0.5 / (root * (1 + z))];
  },
});
