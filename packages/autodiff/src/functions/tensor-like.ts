import { kindOf } from "../kind-of.js";
import { array, fromData, NDArray, type Dtype, type Numbers, type Shape, type ShapeOf as ShapeOfNumbers } from "@gradkit/shapes";
import { error } from "../errors.js";
import { scalar } from "../kernels/dense.js";
import { concrete, Tensor } from "../tensor.js";

/** What an operation takes for a tensor: one, a number, nested lists of numbers, a typed array or an NDArray. */
export type TensorLike = Tensor | NDArray | Numbers;

/** The shape of a {@link TensorLike}, with literal sizes where its type has them. */
export type ShapeOf<X> =
  0 extends 1 & X ? Shape
  : [X] extends [Tensor<infer S>] ? S
  : [X] extends [NDArray<infer S>] ? S
  : [X] extends [Numbers] ? (ShapeOfNumbers<X> extends infer S extends Shape ? S : Shape)
  : Shape;

/** The dtype that a value brings with it; numbers and lists take that of the tensors that they meet. */
const ownDtype = (x: TensorLike): Dtype | undefined => (typeof x === "number" || Array.isArray(x) ? undefined : x instanceof Tensor || x instanceof NDArray ? x.dtype : dtypeOf(x));

const dtypeOf = (x: unknown): Dtype | undefined => (x instanceof Float32Array ? "float32" : x instanceof Int32Array ? "int32" : x instanceof Float64Array ? "float64" : undefined);

/**
 * A value as a tensor.
 *
 * @throws autodiff/leaf  where it is none of numbers; shapes/ragged, shapes/number for lists that are no array
 */
export const asTensor = (call: string, x: TensorLike, dtype: Dtype = "float64"): Tensor => {
  if (x instanceof Tensor) return x;
  if (typeof x === "number") return concrete(dtype === "int32" ? (array(x, dtype) as NDArray) : scalar(x, dtype));
  if (x instanceof NDArray) return concrete(x);
  if (Array.isArray(x)) return concrete(array(x as Numbers, dtype) as NDArray);
  if (dtypeOf(x)) return concrete(fromData(x as Float64Array, [x.length]));
  throw error("autodiff/leaf", { call, got: kindOf(x), path: "its argument" });
};

/** Values that meet in one operation as tensors: plain numbers and lists in the dtype of the first tensor. */
export const asTensors = (call: string, xs: readonly TensorLike[]): Tensor[] => {
  let dtype: Dtype | undefined;
  for (const x of xs) dtype ??= ownDtype(x);
  return xs.map((x) => asTensor(call, x, dtype));
};
