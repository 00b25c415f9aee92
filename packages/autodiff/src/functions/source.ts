import { eye as eyeOf, full as fullOf, type Dtype, type Shape } from "@gradkit/shapes";
import { ops } from "../operations.js";
import { copyOf } from "../kernels/dense.js";
import { concrete, numbersOf, Tensor } from "../tensor.js";
import { checkDtype, checkShape } from "./check-aval.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * Numbers as a tensor: a copy of a number, nested lists, a typed array or an NDArray; float64 unless a dtype or the argument says otherwise.
 *
 * @throws shapes/ragged, shapes/number, shapes/int32, autodiff/leaf
 * @example
 * tensor([[1, 2], [3, 4]]).shape // => [2, 2]
 */
export const tensor = <const X extends TensorLike>(x: X, dtype?: Dtype): Tensor<ShapeOf<X>> => {
  const like = asTensor("tensor", x, checkDtype("tensor", dtype));
  const made = x instanceof Tensor ? like : concrete(copyOf(numbersOf(like)));
  return (dtype ? ops.cast(made, dtype) : made) as Tensor<ShapeOf<X>>;
};

/**
 * A tensor of one value.
 *
 * @throws shapes/shape, shapes/int32
 * @example
 * toArray(full([2, 2], 7)) // => [[7, 7], [7, 7]]
 */
export const full = <const S extends Shape>(shape: S, value: number, dtype?: Dtype): Tensor<S> =>
  ops.broadcastTo(concrete(fullOf<Shape>([], value, checkDtype("full", dtype))), checkShape(shape)) as Tensor<S>;

/** A tensor of zeros. */
export const zeros = <const S extends Shape>(shape: S, dtype?: Dtype): Tensor<S> => full(shape, 0, dtype);

/** A tensor of ones. */
export const ones = <const S extends Shape>(shape: S, dtype?: Dtype): Tensor<S> => full(shape, 1, dtype);

/**
 * The identity matrix of n rows.
 *
 * @throws shapes/shape
 * @example
 * toArray(eye(2)) // => [[1, 0], [0, 1]]
 */
export const eye = <const N extends number>(n: N, dtype?: Dtype): Tensor<readonly [N, N]> => concrete(eyeOf(n, dtype)) as Tensor<readonly [N, N]>;

/**
 * The numbers 0, 1, … n − 1.
 *
 * @throws shapes/shape where n is no whole number from 0 up; autodiff/primitive where the dtype is none
 * @example
 * toArray(arange(3)) // => [0, 1, 2]
 */
export const arange = <const N extends number>(n: N, dtype?: Dtype): Tensor<readonly [N]> => ops.iota(checkShape([n]), 0, checkDtype("arange", dtype)) as Tensor<readonly [N]>;

/**
 * The same numbers in another dtype; int32 drops fractions. Derivatives flow between float64 and float32.
 *
 * @example
 * cast([1.7, -1.7], "int32").dtype // => "int32"
 */
export const cast = <const X extends TensorLike>(x: X, dtype: Dtype): Tensor<ShapeOf<X>> => ops.cast(asTensor("cast", x), checkDtype("cast", dtype)) as Tensor<ShapeOf<X>>;

/**
 * x as a constant to every derivative.
 *
 * @example
 * grad((x) => mul(stopGradient(x), x))(3) // => 3
 */
export const stopGradient = <const X extends TensorLike>(x: X): Tensor<ShapeOf<X>> => ops.stopGradient(asTensor("stopGradient", x)) as Tensor<ShapeOf<X>>;
