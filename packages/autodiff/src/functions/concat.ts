import { type Concat, type Guard, type Shape, type Sound } from "@gradkit/shapes";
import { error } from "../errors.js";
import { kindOf } from "../kind-of.js";
import { ops } from "../operations.js";
import { concatShapes } from "../shape-algebra.js";
import type { Tensor } from "../tensor.js";
import { axisOf } from "./axes.js";
import { asTensors, type ShapeOf, type TensorLike } from "./tensor-like.js";

type Shapes<Xs extends readonly TensorLike[]> = { readonly [K in keyof Xs]: ShapeOf<Xs[K]> };

const someTensors = (call: string, xs: readonly TensorLike[]): Tensor[] => {
  if (!Array.isArray(xs) || xs.length === 0) throw error("autodiff/primitive", { call, rule: "there is a list of at least one tensor", got: Array.isArray(xs) ? "none" : kindOf(xs) });
  return asTensors(call, xs as readonly TensorLike[]);
};

/**
 * Tensors joined along an axis, the first unless given.
 *
 * @throws shapes/concat where other sizes differ; shapes/axis
 * @example
 * toArray(concat([[1, 2], [3]]))               // => [1, 2, 3]
 * toArray(concat([[[1], [2]], [[3], [4]]], 1)) // => [[1, 3], [2, 4]]
 */
export const concat = <const Xs extends readonly TensorLike[], const Along extends number = 0>(
  xs: Xs & Guard<Concat<Shapes<Xs>, Along>>,
  axis?: Along,
): Tensor<Sound<Concat<Shapes<Xs>, Along>>> => {
  const tensors = someTensors("concat", xs);
  const shape = concatShapes(tensors.map((x) => x.shape), axis);
  return ops.concat(tensors, axisOf({ shape }, axis ?? 0)) as Tensor<Sound<Concat<Shapes<Xs>, Along>>>;
};

/**
 * Tensors of one shape along a new axis, the first unless given.
 *
 * @throws shapes/concat where shapes differ; shapes/axis
 * @example
 * toArray(stack([[1, 2], [3, 4]]))    // => [[1, 2], [3, 4]]
 * toArray(stack([[1, 2], [3, 4]], 1)) // => [[1, 3], [2, 4]]
 */
export const stack = <const Xs extends readonly TensorLike[], const Along extends number = 0>(xs: Xs, axis?: Along): Tensor<Stack<Xs, Along>> => {
  const tensors = someTensors("stack", xs);
  const at = axisOf({ shape: [0, ...(tensors[0]?.shape ?? [])] }, axis ?? 0);
  const widened = tensors.map((x) => ops.reshape(x, [...x.shape.slice(0, at), 1, ...x.shape.slice(at)]));
  return concat(widened as never, at) as unknown as Tensor<Stack<Xs, Along>>;
};

/** The shape of a stack along the first axis; Shape where it is another, or sizes are not literal. */
type Stack<Xs extends readonly TensorLike[], Along extends number> =
  number extends Xs["length"] ? Shape : Along extends 0 ? (Xs extends readonly [infer First, ...unknown[]] ? readonly [Xs["length"], ...ShapeOf<First>] : Shape) : Shape;
