import type { Guard, Reduce, Shape, Sound } from "@gradkit/shapes";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axesOf, type AxesOptions } from "./axes.js";
import { checkOptions } from "../check-options.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

type Reduced<X, Axes extends number | Shape | undefined, Keep extends boolean | undefined> = Reduce<ShapeOf<X>, Axes, Keep extends boolean ? Keep : false>;

/** A reduction over axes: all unless given; they go, or stay with size 1. */
export type Reduction = <const X extends TensorLike, const Axes extends number | Shape | undefined = undefined, const Keep extends boolean | undefined = false>(
  x: X,
  options?: AxesOptions<Axes & Guard<Reduced<X, Axes, Keep>>, Keep>,
) => Tensor<Sound<Reduced<X, Axes, Keep>>>;

/** A reduction from what it does to axes that are counted from the front, in ascending order. */
export const reduction = (call: string, apply: (x: Tensor, axes: readonly number[]) => Tensor): Reduction =>
  ((like: TensorLike, options?: AxesOptions) => {
    const { axes, keepAxes } = checkOptions(call, options, ["axes", "keepAxes"]) ?? {};
    const x = asTensor(call, like);
    const gone = axesOf(x, axes);
    const reduced = apply(x, gone);
    return keepAxes ? kept(reduced, x.shape, gone) : reduced;
  }) as Reduction;

/** A reduced tensor with its axes back, of size 1. */
export const kept = (reduced: Tensor, shape: Shape, axes: readonly number[]): Tensor => ops.reshape(reduced, shape.map((size, k) => (axes.includes(k) ? 1 : size)));

/** How many elements are reduced to one. */
const count = ({ shape }: Tensor, axes: readonly number[]): number => axes.reduce((n, axis) => n * shape[axis]!, 1);

/**
 * The sum over axes.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * toArray(sum([[1, 2], [3, 4]], { axes: 0 }))                 // => [4, 6]
 * toArray(sum([[1, 2], [3, 4]], { axes: -1, keepAxes: true })) // => [[3], [7]]
 */
export const sum: Reduction = reduction("sum", ops.sum);

/**
 * The product over axes; its derivative is right where elements are 0.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * grad((x) => prod(x))([0, 2, 3]) // => [6, 0, 0]
 */
export const prod: Reduction = reduction("prod", ops.prod);

/**
 * The arithmetic mean over axes.
 *
 * @throws shapes/axis, shapes/axis-repeated
 * @example
 * item(mean([1, 2, 6])) // => 3
 */
export const mean: Reduction = reduction("mean", (x, axes) => ops.div(ops.sum(x, axes), ops.constant(count(x, axes), x.dtype)));

/**
 * The greatest element over axes (`max` is the greater of two tensors, element by element). Elements that share it share the derivative.
 *
 * @throws shapes/axis, shapes/axis-repeated; autodiff/primitive where an axis is empty
 * @example
 * item(amax([3, 1, 3]))            // => 3
 * grad((x) => amax(x))([3, 1, 3]) // => [0.5, 0, 0.5]
 */
export const amax: Reduction = reduction("amax", ops.maximum);

/**
 * The least element over axes (`min` is the lesser of two tensors, element by element). Elements that share it share the derivative.
 *
 * @throws shapes/axis, shapes/axis-repeated; autodiff/primitive where an axis is empty
 * @example
 * toArray(amin([[3, 1], [4, 2]], { axes: 1 })) // => [1, 2]
 */
export const amin: Reduction = reduction("amin", ops.minimum);
