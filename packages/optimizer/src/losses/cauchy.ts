import type { Loss } from "../loss.js";

/**
 * ρ(z) = log(1 + z): far residuals count little more than near ones.
 *
 * @example
 * cauchy().at(1) // => [0.6931471805599453, 0.5, -0.25]
 */
export const cauchy = (options: { readonly scale?: number } = {}): Loss => ({
  name: "cauchy",
  options,
  scale: options.scale ?? 1,
  at: (z) => [Math.log1p(z), 1 / (1 + z), -1 / (1 + z) ** 2],
});
