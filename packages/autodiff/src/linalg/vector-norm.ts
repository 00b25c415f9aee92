import { checkOptions } from "../check-options.js";
import { error } from "../errors.js";
import { axesOf, type AxesOptions } from "../functions/axes.js";
import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

export interface VectorNormOptions extends AxesOptions {
  /** From 1 to Infinity; 2 unless given. */
  readonly p?: number;
}

/**
 * The p-norm (Σ|x|ᵖ)^(1/p) of all elements, or over axes; max |x| for p = ∞. It neither overflows nor underflows before the norm does. Its derivative at 0 is 0;
 * elements share it where several attain the maximum.
 *
 * @throws autodiff/primitive where p is below 1; shapes/axis, shapes/axis-repeated
 * @example
 * item(vectorNorm([3, -4]))                              // => 5
 * item(vectorNorm([3, -4], { p: 1 }))                    // => 7
 * toArray(vectorNorm([[3, 4], [0, 2]], { p: Infinity, axes: -1 })) // => [4, 2]
 * grad((x) => vectorNorm(x))([0, 0])                     // => [0, 0]
 */
export const vectorNorm = (x: TensorLike, options?: VectorNormOptions): Tensor => {
  const { p = 2, axes, keepAxes = false } = checkOptions("vectorNorm", options, ["p", "axes", "keepAxes"]) ?? {};
  if (!(p >= 1)) throw error("autodiff/primitive", { call: "vectorNorm", rule: "p runs from 1 to Infinity", got: String(p) });
  const tensor = asTensor("vectorNorm", x);
  const gone = axesOf(tensor, axes);
  const kept = tensor.shape.map((size, axis) => (gone.includes(axis) ? 1 : size));
  const norm = tensor.shape.includes(0) ? ops.sum(tensor, gone) : normOf(tensor, p, gone, kept);
  return keepAxes ? ops.reshape(norm, kept) : norm;
};

const normOf = (x: Tensor, p: number, axes: readonly number[], kept: readonly number[]): Tensor => {
  const size = ops.abs(x);
  if (p === Infinity) return ops.maximum(size, axes);
  if (p === 1) return ops.sum(size, axes);
  const [zero, one, infinity] = [0, 1, Infinity].map((value) => ops.constant(value, x.dtype));
  // The norm is homogeneous: it does not depend on the scale, which is a constant to derivatives.
  const most = ops.stopGradient(ops.maximum(size, axes));
  const scale = ops.where(ops.less(zero!, most), ops.where(ops.less(most, infinity!), most, one!), one!);
  const scaled = ops.div(x, ops.reshape(scale, kept));
  const powers = p === 2 ? ops.square(scaled) : ops.pow(ops.abs(scaled), ops.constant(p, x.dtype));
  const sum = ops.sum(powers, axes);
  const positive = ops.where(sum, sum, one!);
  const root = p === 2 ? ops.sqrt(positive) : ops.pow(positive, ops.constant(1 / p, x.dtype));
  return ops.mul(scale, ops.where(sum, root, zero!));
};
