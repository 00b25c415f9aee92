import { arities, functionNames, type BinaryName, type FunctionName, type UnaryName } from "@gradkit/scalar";
import type { Broadcast, Guard, Shape, Sound } from "@gradkit/shapes";
import { ops } from "../operations.js";
import { Tensor } from "../tensor.js";
import { asTensor, asTensors, type ShapeOf, type TensorLike } from "./tensor-like.js";

type Both<A, B> = Broadcast<ShapeOf<A>, ShapeOf<B>>;

/** f of every element. */
export type Unary = <const A extends TensorLike>(x: A) => Tensor<ShapeOf<A>>;

/** f of the elements of two tensors, which broadcast. */
export type Binary = <const A extends TensorLike, const B extends TensorLike>(x: A, y: B & Guard<Both<A, B>>) => Tensor<Sound<Both<A, B>>>;

type Three<A, B, C> = Both<A, B> extends infer AB extends Shape ? Broadcast<AB, ShapeOf<C>> : Both<A, B>;

/** f of the elements of three tensors, which broadcast. */
export type Ternary = <const A extends TensorLike, const B extends TensorLike, const C extends TensorLike>(x: A, y: B, z: C & Guard<Three<A, B, C>>) => Tensor<Sound<Three<A, B, C>>>;

type Name = Exclude<FunctionName, "restrict">;
type Elementwise = { readonly [N in Name]: N extends UnaryName ? Unary : N extends BinaryName ? Binary : Ternary };

const lift = (name: Name): unknown => {
  const apply = ops[name] as (...xs: readonly Tensor[]) => Tensor;
  if (arities[name] === 1) return (x: TensorLike) => apply(asTensor(name, x));
  return arities[name] === 2
    ? (x: TensorLike, y: TensorLike) => (x instanceof Tensor && y instanceof Tensor ? apply(x, y) : apply(...asTensors(name, [x, y])))
    : (...xs: readonly TensorLike[]) => apply(...asTensors(name, xs));
};

/**
 * The functions of scalar's table on tensors, element by element, with broadcasting. Angles are in radians; `log` is the natural logarithm and `logb(x, b)` the one to
 * base b. At a kink the derivative is the convention of the function's row.
 *
 * @throws shapes/broadcast where shapes do not agree; autodiff/dtype where dtypes differ
 */
export const elementwise = Object.fromEntries(functionNames.filter((name) => name !== "restrict").map((name) => [name, lift(name)])) as unknown as Elementwise;
