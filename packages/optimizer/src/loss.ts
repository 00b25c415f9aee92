import type { Recipe } from "./recipe.js";

/**
 * A robust loss ρ(z) of z = (r / scale)², with ρ(0) = 0 and ρ′(0) = 1: the value is the sum of scale² ρ((r / scale)²), so that small residuals count as their square and
 * large ones less.
 */
export interface Loss extends Recipe {
  readonly scale: number;
  /** ρ, ρ′ and ρ″ at z ≥ 0. */
  readonly at: (z: number) => readonly [value: number, first: number, second: number];
}
