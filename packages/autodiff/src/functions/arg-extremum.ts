import type { Reduce, Sound } from "@gradkit/shapes";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { axisOf } from "./axes.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

type Along = <const X extends TensorLike, const Axis extends number = -1>(x: X, axis?: Axis) => Tensor<Sound<Reduce<ShapeOf<X>, Axis>>>;

const along = (name: "argmax" | "argmin"): Along =>
  ((like: TensorLike, axis: number = -1) => {
    const x = asTensor(name, like);
    return ops[name](x, axisOf(x, axis));
  }) as unknown as Along;

/**
 * The index of the greatest element along an axis, the last unless given: int32; the first where several share it, and the first NaN where there is one.
 *
 * @throws shapes/axis; autodiff/primitive where the axis is empty
 * @example
 * toArray(argmax([[1, 5, 5], [7, 0, 2]])) // => [1, 0]
 */
export const argmax: Along = along("argmax");

/**
 * The index of the least element along an axis, the last unless given: int32; the first where several share it, and the first NaN where there is one.
 *
 * @throws shapes/axis; autodiff/primitive where the axis is empty
 * @example
 * toArray(argmin([[1, 5, 5], [7, 0, 2]])) // => [0, 1]
 */
export const argmin: Along = along("argmin");
