import { item as itemOf, toNested, type NDArray, type Nested, type Shape } from "@gradkit/shapes";
import { error } from "../errors.js";
import { numbersOf, type Tensor } from "../tensor.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * The numbers of a tensor as they are now, under whatever derivatives are being taken: plain values, through which no derivative flows.
 *
 * @throws autodiff/no-numbers where the tensor is batched or recorded; autodiff/escaped
 */
const known = (call: string, x: Tensor): NDArray => {
  const { trace, shape } = x;
  if (!trace) return numbersOf(x);
  if (!trace.alive) throw error("autodiff/escaped", { shape, kind: trace.kind });
  const primal = trace.primal?.(x);
  if (!primal) throw error("autodiff/no-numbers", { call, shape, kind: trace.kind });
  trace.wasRead = true;
  return known(call, primal);
};

/**
 * The number in a tensor of one element, for host control flow: `if (item(x) > 0) …`. Derivatives are those of the branch that is taken. What is computed from the
 * number is a constant to them, so a differentiated function that then returns a plain number throws: `item(x) * 2` is `mul(x, 2)`.
 *
 * @throws shapes/item where there are more elements, or none; autodiff/no-numbers where the tensor is batched or recorded; autodiff/escaped
 * @example
 * grad((x) => (item(x) > 0 ? square(x) : neg(x)))(3) // => 6
 */
export const item = (x: TensorLike): number => itemOf(known("item", asTensor("item", x)));

/**
 * The numbers of a tensor as nested lists; of a scalar as a number.
 *
 * @throws autodiff/no-numbers where the tensor is batched or recorded; autodiff/escaped
 * @example
 * toArray(mul([1, 2], 3)) // => [3, 6]
 */
export const toArray = <const X extends TensorLike>(x: X): Nested<ShapeOf<X>> => toNested(known("toArray", asTensor("toArray", x))) as Nested<ShapeOf<X>> & Nested<Shape>;

/**
 * The numbers of a tensor as an NDArray, which shares storage with it: do not write to it.
 *
 * @throws autodiff/no-numbers where the tensor is batched or recorded; autodiff/escaped
 * @example
 * toNDArray(mul([1, 2], 3)).shape // => [2]
 */
export const toNDArray = <const X extends TensorLike>(x: X): NDArray<ShapeOf<X>> => known("toNDArray", asTensor("toNDArray", x)) as NDArray<ShapeOf<X>>;
