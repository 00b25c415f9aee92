import { NDArray, type Data } from "@gradkit/shapes";
import { allocate, dense, rowMajor } from "../kernels/dense.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { total } from "../primitives/rule.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";
import { watching } from "../watch.js";
import type { PowerSeries } from "./power-series.js";

/** Which products a sum of coefficients takes, and what it is made of them. */
export interface Weights {
  readonly from?: number;
  readonly to?: number;
  readonly weight?: (j: number) => number;
  /** The sum is divided by it. */
  readonly over?: number;
}

/**
 * Σ weight(j) · x_j · y_(k − j) / over, j from `from` to `to`, element by element: the coefficient of a product, or of a recurrence. Where the later coefficient
 * of a product is 0 the product is, whatever the other is. Numbers are summed in one loop without arrays between.
 */
export const convolve = (x: PowerSeries, y: PowerSeries, k: number, { from = 0, to = k, weight, over = 1 }: Weights = {}): Maybe => {
  const isFused = !watching();
  const terms: Maybe[] = [];
  let out: Data | undefined;
  let like: Tensor | undefined;
  for (let j = from; j <= to; j++) {
    const [left, right] = [x.at(j), y.at(k - j)];
    const by = weight ? weight(j) : 1;
    if (!left || !right || by === 0) continue;
    const [moving, other] = j > 0 ? [left, right] : [right, left];
    if (isFused && !moving.trace && !other.trace) {
      const data = dense(numbersOf(moving));
      out ??= allocate(moving.dtype, data.length);
      like = moving;
      addProduct(out, data, dense(numbersOf(other)), by);
    } else terms.push(ops.scale(by === 1 ? moving : ops.mul(moving, ops.constant(by, moving.dtype)), other));
  }
  if (out && terms.length === 0) {
    if (over !== 1) for (let i = 0; i < out.length; i++) out[i] = out[i]! / over;
    return wrapped(out, like!);
  }
  const sum = total(ops, out ? [wrapped(out, like!), ...terms] : terms);
  return sum && over !== 1 ? ops.div(sum, ops.constant(over, sum.dtype)) : sum;
};

const wrapped = (data: Data, { shape }: Tensor): Tensor => concrete(new NDArray(data, shape, rowMajor(shape), 0));

const addProduct = (out: Data, x: Data, y: Data, weight: number): void => {
  for (let i = 0; i < out.length; i++) {
    const factor = x[i]!;
    if (factor !== 0) out[i] = out[i]! + weight * factor * y[i]!;
  }
};
