import type { Recipe } from "./recipe.js";

/** A limit on gradients: the gradient that a rule is given, from the one that was found. */
export interface Clip extends Recipe {
  readonly apply: (gradient: Float64Array) => Float64Array;
}
