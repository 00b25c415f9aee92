import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axesOf } from "./axes.js";
import { kept, reduction, type Reduction } from "./reduce.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * log Σ exp(x) over axes, without overflow. It is −∞, with derivative 0, where all elements are −∞ or none are there.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * item(logsumexp([1000, 1000])) // => 1000.6931471805599
 * item(logsumexp([-Infinity]))  // => -Infinity
 */
export const logsumexp: Reduction = reduction("logsumexp", (x, axes) => {
  const { top, powers } = scaled(x, axes);
  const total = ops.sum(powers, axes);
  // 1 where the sum is 0, which is constant: its logarithm there is log 1 + log 0, with derivative 0.
  const isZero = ops.equal(total, ops.constant(0, x.dtype));
  const bottom = ops.log(ops.sub(ops.constant(1, x.dtype), isZero));
  return ops.add(ops.add(ops.log(ops.add(total, isZero)), bottom), ops.reshape(top, total.shape));
});

/**
 * exp(x) / Σ exp(x) along an axis, the last unless given: positive numbers with sum 1.
 *
 * @throws shapes/axis
 * @example
 * toArray(softmax([0, Math.log(3)])) // => [0.25, 0.75]
 */
export const softmax = <const X extends TensorLike>(x: X, axis: number | readonly number[] = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("softmax", x);
  const axes = axesOf(tensor, axis);
  const { powers } = scaled(tensor, axes);
  return ops.div(powers, kept(ops.sum(powers, axes), tensor.shape, axes)) as Tensor<ShapeOf<X>>;
};

/**
 * log(softmax(x)) without loss of small probabilities: x − log Σ exp(x) along an axis, the last unless given.
 *
 * @throws shapes/axis
 * @example
 * toArray(logSoftmax([0, 1000])) // => [-1000, 0]
 */
export const logSoftmax = <const X extends TensorLike>(x: X, axis: number | readonly number[] = -1): Tensor<ShapeOf<X>> => {
  const tensor = asTensor("logSoftmax", x);
  const axes = axesOf(tensor, axis);
  return ops.sub(tensor, logsumexp(tensor, { axes, keepAxes: true })) as Tensor<ShapeOf<X>>;
};

/** exp(x − top) with the greatest element of x as top: between 0 and 1. A top that is not finite is 0, so that ∞ − ∞ cannot be. */
const scaled = (x: Tensor, axes: readonly number[]): { readonly top: Tensor; readonly powers: Tensor } => {
  const isEmpty = axes.some((axis) => x.shape[axis] === 0);
  const shape = x.shape.map((size, k) => (axes.includes(k) ? 1 : size));
  const greatest = isEmpty ? ops.zeros(shape, x.dtype) : ops.stopGradient(kept(ops.maximum(x, axes), x.shape, axes));
  const top = ops.where(ops.less(ops.abs(greatest), ops.constant(Infinity, x.dtype)), greatest, ops.constant(0, x.dtype));
  return { top, powers: ops.exp(ops.sub(x, top)) };
};
