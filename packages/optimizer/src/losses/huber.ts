import type { Loss } from "../loss.js";

/**
 * ρ(z) = z up to 1, 2√z − 1 beyond: squares near zero, absolute values far away.
 *
 * @source Huber (1964)
 * @example
 * huber().at(4) // => [3, 0.5, -0.0625]
 */
export const huber = (options: { readonly scale?: number } = {}): Loss => ({
  name: "huber",
  options,
  scale: options.scale ?? 1,
  at: (z) => (z <= 1 ? [z, 1, 0] : [2 * Math.sqrt(z) - 1, 1 / Math.sqrt(z), -0.5 / (z * Math.sqrt(z))]),
});
