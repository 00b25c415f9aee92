import type { Field } from "@gradkit/scalar";
import type { Dtype, Shape } from "@gradkit/shapes";
import type { Tensor } from "./tensor.js";

/**
 * The operations that the rules of primitives are written in: elementwise ones with broadcasting and the structural ones. An instance evaluates,
 * differentiates or records, by the tensors that it is given.
 */
export interface Ops extends Omit<Field<Tensor>, "constant"> {
  readonly constant: (value: number, dtype?: Dtype) => Tensor;
  readonly less: (x: Tensor, y: Tensor) => Tensor;
  readonly lessEqual: (x: Tensor, y: Tensor) => Tensor;
  readonly equal: (x: Tensor, y: Tensor) => Tensor;
  /** x · y, which is 0 where a factor is, whatever the other is. */
  readonly scale: (x: Tensor, y: Tensor) => Tensor;
  /** A cotangent where a condition holds, or where it does not, else 0. */
  readonly only: (ct: Tensor, condition: Tensor, holds: boolean) => Tensor;
  readonly stopGradient: (x: Tensor) => Tensor;
  readonly cast: (x: Tensor, dtype: Dtype) => Tensor;
  readonly broadcastTo: (x: Tensor, shape: Shape) => Tensor;
  readonly reshape: (x: Tensor, shape: Shape) => Tensor;
  readonly transpose: (x: Tensor, permutation?: readonly number[]) => Tensor;
  readonly slice: (x: Tensor, start: readonly number[], stop: readonly number[], step?: readonly number[]) => Tensor;
  readonly pad: (x: Tensor, before: readonly number[], after: readonly number[], between?: readonly number[]) => Tensor;
  readonly reverse: (x: Tensor, axes: readonly number[]) => Tensor;
  readonly concat: (xs: readonly Tensor[], axis: number) => Tensor;
  readonly sum: (x: Tensor, axes?: readonly number[]) => Tensor;
  readonly prod: (x: Tensor, axes?: readonly number[]) => Tensor;
  readonly maximum: (x: Tensor, axes?: readonly number[]) => Tensor;
  readonly minimum: (x: Tensor, axes?: readonly number[]) => Tensor;
  readonly argmax: (x: Tensor, axis: number) => Tensor;
  readonly argmin: (x: Tensor, axis: number) => Tensor;
  readonly cumsum: (x: Tensor, axis: number, reverse?: boolean) => Tensor;
  readonly argsort: (x: Tensor, axis: number) => Tensor;
  readonly einsum: (spec: string, ...operands: Tensor[]) => Tensor;
  /** The einsum of two by such products. */
  readonly scaleEinsum: (spec: string, x: Tensor, y: Tensor) => Tensor;
  readonly gather: (x: Tensor, indices: Tensor, axis: number) => Tensor;
  readonly scatterAdd: (x: Tensor, indices: Tensor, updates: Tensor, axis: number) => Tensor;
  readonly iota: (shape: Shape, axis: number, dtype?: Dtype) => Tensor;
  readonly zeros: (shape: Shape, dtype?: Dtype) => Tensor;
}
