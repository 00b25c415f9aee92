import type { Loss } from "../loss.js";

/**
 * ρ(z) = (1 − (1 − z)³) / 3 up to 1, 1/3 beyond: residuals larger than the scale have no influence at all.
 *
 * @source Beaton and Tukey (1974), the biweight
 * @example
 * tukey().at(2) // => [0.3333333333333333, 0, 0]
 */
export const tukey = (options: { readonly scale?: number } = {}): Loss => ({
  name: "tukey",
  options,
  scale: options.scale ?? 1,
  at: (z) => (z <= 1 ? [z * (1 - z * (1 - z / 3)), (1 - z) ** 2, -2 * (1 - z)] : [1 / 3, 0, 0]),
});
