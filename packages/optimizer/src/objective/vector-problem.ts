import { ravel, type Tensor } from "@gradkit/autodiff";
import { error } from "../errors.js";
import type { Bounds } from "../method.js";
import type { BoundsOptions } from "./bounds-of.js";
import { chooseFree } from "./choose-free.js";
import { refuseDetached } from "./refuse-detached.js";

export interface VectorOptions {
  readonly bounds?: BoundsOptions;
  /** Names of parameters, or of parts of the tree, that stay as they are at the start: `"b"`, `"w[0, 1]"`. */
  readonly fixed?: readonly string[];
}

/** A tree of parameters as the vector of those that vary. */
export interface VectorProblem {
  readonly start: Float64Array;
  readonly bounds?: Bounds | undefined;
  /** The name of a parameter: `w[0, 1]`. There may be millions of them, of which few are ever named. */
  readonly nameOf: (index: number) => string;
  /** The tree of parameters of a vector, in the containers of the start; of tensors for a tensor. */
  readonly treeOf: (x: Float64Array | Tensor) => unknown;
  /** The tree of a gradient of the vector, 0 where parameters are fixed. */
  readonly gradientTreeOf: (gradient: Float64Array) => unknown;
  /** All parameters, those that are fixed among them, with their names; and of a vector of all those that vary. */
  readonly all: { readonly start: Float64Array; readonly nameOf: (index: number) => string; readonly pick: (all: Float64Array) => Float64Array };
}

/**
 * The vector of the parameters that vary, and the way back.
 *
 * @throws optimizer/start, optimizer/fixed, optimizer/detached; autodiff/leaf
 */
export const vectorProblem = (call: string, start: unknown, { fixed = [] }: VectorOptions): VectorProblem => {
  refuseDetached(call, start, "the start");
  const { flat, unravel, nameOf: pathOf } = ravel(start);
  const nameOf = (index: number): string => pathOf(index).replace(/^x\./, "");
  const { fill, pick, spread, numberOf } = chooseFree(call, flat, nameOf, fixed);
  if (flat.length === 0) throw error("optimizer/start", { call, rule: "must have parameters", got: "none" });
  const odd = flat.findIndex((x) => !Number.isFinite(x));
  if (odd >= 0) throw error("optimizer/start", { call, rule: "must be finite", got: `${nameOf(odd)} = ${flat[odd]}` });
  return {
    start: pick(flat),
    nameOf: (index) => nameOf(numberOf(index)),
    treeOf: (x) => unravel(fill(x as Tensor)),
    gradientTreeOf: (gradient) => unravel(spread(gradient)),
    all: { start: flat, nameOf, pick },
  };
};
