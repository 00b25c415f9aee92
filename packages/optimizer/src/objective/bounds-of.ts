import { ravel } from "@gradkit/autodiff";
import { laterError } from "../later-errors.js";
import type { Bounds } from "../method.js";

/** Bounds of parameters: one number for all, or a tree as that of the parameters. None where left out. */
export interface BoundsOptions {
  readonly lower?: unknown;
  readonly upper?: unknown;
}

/**
 * Bounds as vectors, between which the start lies.
 *
 * @throws optimizer/bounds  where they do not fit the parameters, a lower one is not below its upper one, or the start is outside
 */
export const boundsOf = (call: string, { lower, upper }: BoundsOptions, start: Float64Array, nameOf: (index: number) => string): Bounds => {
  const flat = (side: unknown, otherwise: number): Float64Array => {
    if (side === undefined || typeof side === "number") return new Float64Array(start.length).fill(side ?? otherwise);
    const found = ravel(side).flat;
    if (found.length !== start.length) throw laterError("optimizer/bounds", { call, rule: `must be one number or ${start.length} as the parameters`, got: `${found.length}`, name: "bounds" });
    return found;
  };
  const [low, high] = [flat(lower, -Infinity), flat(upper, Infinity)];
  for (const [i, x] of start.entries()) {
    if (!(low[i]! < high[i]!)) throw laterError("optimizer/bounds", { call, rule: "must have a lower bound below the upper one; a parameter that shall not vary is `fixed`", got: `${low[i]} and ${high[i]}`, name: nameOf(i) });
    if (!(x >= low[i]! && x <= high[i]!)) throw laterError("optimizer/bounds", { call, rule: `must start between ${low[i]} and ${high[i]}`, got: String(x), name: nameOf(i) });
  }
  return { lower: low, upper: high };
};
