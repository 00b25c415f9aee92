import type { Shape } from "@gradkit/shapes";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { asTensor, type TensorLike } from "./tensor-like.js";

/**
 * The tensor with further elements around: `widths` says how many, one number for everywhere or a pair [before, after] for each axis; they are 0 unless another value is
 * given.
 *
 * @throws autodiff/primitive where widths are negative, or are not one pair an axis
 * @example
 * toArray(pad([1, 2], 1))          // => [0, 1, 2, 0]
 * toArray(pad([1, 2], [[0, 2]], 7)) // => [1, 2, 7, 7]
 */
export const pad = (x: TensorLike, widths: number | readonly (readonly [before: number, after: number])[], value = 0): Tensor => {
  const tensor = asTensor("pad", x);
  const pairs = typeof widths === "number" ? tensor.shape.map(() => [widths, widths] as const) : widths;
  if (!Array.isArray(pairs) || !pairs.every((pair: unknown) => Array.isArray(pair) && pair.length === 2))
    throw error("autodiff/primitive", { call: "pad", rule: "widths are one number, or a pair [before, after] for each axis", got: JSON.stringify(widths) });
  const padded = (of: Tensor): Tensor => ops.pad(of, pairs.map(([before]) => before), pairs.map(([, after]) => after));
  if (value === 0) return padded(tensor);
  return ops.where(padded(filled(tensor.shape, 1, tensor)), padded(tensor), ops.constant(value, tensor.dtype));
};

const filled = (shape: Shape, value: number, { dtype }: Tensor): Tensor => ops.broadcastTo(ops.constant(value, dtype), shape);
