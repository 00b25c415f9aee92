import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { max, min } from "./elementwise.js";
import { asTensor, asTensors, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * x where it lies between two bounds, and the bound where it does not. Half of the derivative flows at a bound.
 *
 * @throws shapes/broadcast
 * @example
 * toArray(clamp([-2, 0.5, 3], 0, 1)) // => [0, 0.5, 1]
 */
export const clamp = <const X extends TensorLike>(x: X, lower: TensorLike, upper: TensorLike): Tensor<ShapeOf<X>> =>
  min(max(x as TensorLike, lower), upper) as Tensor<ShapeOf<X>>;

/**
 * Element by element the case that an index names, 0 for the first: all cases are computed, and derivatives flow to the one that is taken.
 *
 * @param which  int32; an index beyond the last case names the last
 * @throws shapes/broadcast, autodiff/dtype; autodiff/primitive where there is no case
 * @example
 * toArray(select([0, 1, 1], [[1, 2, 3], 10])) // => [1, 10, 10]
 */
export const select = (which: TensorLike, cases: readonly TensorLike[]): Tensor => {
  const tensors = asTensors("select", cases);
  const last = tensors.at(-1);
  if (!last) throw error("autodiff/primitive", { call: "select", rule: "there is at least one case", got: "none" });
  const index = asTensor("select", which, "int32");
  return tensors
    .slice(0, -1)
    .reduceRight((rest, x, k) => ops.where(ops.cast(ops.equal(index, ops.constant(k, index.dtype)), x.dtype), x, rest), last);
};
