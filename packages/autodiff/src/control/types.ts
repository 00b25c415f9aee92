import type { Shape } from "@gradkit/shapes";
import type { ShapeOf, TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";

type IsAny<T> = 0 extends 1 & T ? true : false;

/** A tree as the function sees it that it is given to: its leaves are tensors. */
export type Tensors<T> =
  IsAny<T> extends true ? T
  : T extends Tensor ? T
  : T extends TensorLike ? Tensor<ShapeOf<T>>
  : T extends object ? { readonly [K in keyof T]: Tensors<T[K]> }
  : T;

/** A tree of tensors without their first axis. */
export type Rows<T> =
  IsAny<T> extends true ? T
  : T extends TensorLike ? (ShapeOf<T> extends readonly [number, ...infer Rest extends Shape] ? Tensor<Rest> : Tensor)
  : T extends object ? { readonly [K in keyof T]: Rows<T[K]> }
  : T;

/** A tree of tensors with a further first axis, one row for each step. */
export type Stacked<T> =
  IsAny<T> extends true ? T
  : T extends TensorLike ? (ShapeOf<T> extends infer S extends Shape ? (number extends S["length"] ? Tensor : Tensor<readonly [number, ...S]>) : Tensor)
  : T extends object ? { readonly [K in keyof T]: Stacked<T[K]> }
  : T;

/** What trees of tensors may be called with: numbers in any container for tensors. */
export type Operands<P extends readonly unknown[]> = { readonly [K in keyof P]: NoInfer<Tensors<P[K]>> };
