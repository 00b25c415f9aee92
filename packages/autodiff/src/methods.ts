import { arities, functionNames, type BinaryName, type FunctionName, type UnaryName } from "@gradkit/scalar";
import type { Broadcast, Dtype, Guard, MatMul, Nested, Reduce, Reshape, Shape, Slice, Sliced, Sound, Transpose } from "@gradkit/shapes";
import { argmax, argmin } from "./functions/arg-extremum.js";
import type { AxesOptions } from "./functions/axes.js";
import { clamp } from "./functions/choose.js";
import { equal, greater, greaterEqual, less, lessEqual, notEqual } from "./functions/compare.js";
import { cumprod, cumsum } from "./functions/cumulative.js";
import { elementwise } from "./functions/elementwise-table.js";
import { gather } from "./functions/gather.js";
import { broadcastTo, reshape, reverse, transpose } from "./functions/layout.js";
import { logSoftmax, logsumexp, softmax } from "./functions/logsumexp.js";
import { norm } from "./functions/norm.js";
import { item, toArray } from "./functions/numbers.js";
import { pad } from "./functions/pad.js";
import { dot, matmul, outer } from "./functions/product.js";
import { amax, amin, mean, prod, sum } from "./functions/reduce.js";
import { slice } from "./functions/slice.js";
import { argsort, sort } from "./functions/sort.js";
import { cast, stopGradient } from "./functions/source.js";
import type { ShapeOf, TensorLike } from "./functions/tensor-like.js";
import { equip, type Tensor } from "./tensor.js";

type Same = <S extends Shape>(this: Tensor<S>) => Tensor<S>;
type SameAlong = <S extends Shape>(this: Tensor<S>, axis?: number) => Tensor<S>;
type WithOther = <S extends Shape, const B extends TensorLike>(this: Tensor<S>, other: B & Guard<Broadcast<S, ShapeOf<B>>>) => Tensor<Sound<Broadcast<S, ShapeOf<B>>>>;
type OverAxes = <S extends Shape, const Axes extends number | Shape | undefined = undefined, const Keep extends boolean = false>(
  this: Tensor<S>,
  options?: AxesOptions<Axes & Guard<Reduce<S, Axes, Keep>>, Keep>,
) => Tensor<Sound<Reduce<S, Axes, Keep>>>;
type Index = <S extends Shape, const Axis extends number = -1>(this: Tensor<S>, axis?: Axis) => Tensor<Sound<Reduce<S, Axis>>>;

/** The functions of one and two arguments in scalar's table: x.sin(), x.add(y). */
type Elementwise = { readonly [N in UnaryName]: Same } & { readonly [N in Exclude<BinaryName, "restrict" | "polygamma">]: WithOther };
type Named<Names extends string, Method> = { readonly [N in Names]: Method };

/** Functions whose first argument is a tensor, as methods of tensors: x.add(y) is add(x, y). */
export interface Methods
  extends Elementwise,
    Named<"less" | "lessEqual" | "greater" | "greaterEqual" | "equal" | "notEqual", WithOther>,
    Named<"sum" | "prod" | "mean" | "amax" | "amin" | "logsumexp" | "norm", OverAxes>,
    Named<"softmax" | "logSoftmax" | "cumsum" | "cumprod" | "sort" | "argsort", SameAlong>,
    Named<"argmax" | "argmin", Index> {
  readonly stopGradient: Same;
  readonly clamp: <S extends Shape>(this: Tensor<S>, lower: TensorLike, upper: TensorLike) => Tensor<S>;
  readonly cast: <S extends Shape>(this: Tensor<S>, dtype: Dtype) => Tensor<S>;
  readonly reverse: <S extends Shape>(this: Tensor<S>, axes?: number | readonly number[]) => Tensor<S>;
  readonly matmul: <S extends Shape, const B extends TensorLike>(this: Tensor<S>, other: B & Guard<MatMul<S, ShapeOf<B>>>) => Tensor<Sound<MatMul<S, ShapeOf<B>>>>;
  readonly dot: (this: Tensor, other: TensorLike) => Tensor;
  readonly outer: <S extends Shape, const B extends TensorLike>(this: Tensor<S>, other: B) => Tensor<readonly [...S, ...ShapeOf<B>]>;
  readonly transpose: <S extends Shape, const P extends Shape | undefined = undefined>(this: Tensor<S>, permutation?: P & Guard<Transpose<S, P>>) => Tensor<Sound<Transpose<S, P>>>;
  readonly reshape: <S extends Shape, const To extends Shape>(this: Tensor<S>, to: To & Guard<Reshape<S, To>>) => Tensor<Sound<Reshape<S, To>>>;
  readonly broadcastTo: <const To extends Shape>(this: Tensor, to: To) => Tensor<To>;
  readonly slice: <S extends Shape, const Slices extends readonly Slice[]>(this: Tensor<S>, ...slices: Slices) => Tensor<Sliced<S, Slices>>;
  readonly pad: (this: Tensor, widths: number | readonly (readonly [before: number, after: number])[], value?: number) => Tensor;
  readonly gather: (this: Tensor, indices: TensorLike, axis?: number) => Tensor;
  readonly item: (this: Tensor) => number;
  readonly toArray: <S extends Shape>(this: Tensor<S>) => Nested<S>;
}

const ofTable = Object.fromEntries(
  functionNames.filter((name): name is Exclude<FunctionName, "restrict" | "polygamma" | "where"> => arities[name] < 3 && name !== "restrict" && name !== "polygamma").map((name) => [name, elementwise[name]]),
);

/** Whether a value is a tensor. Whoever meets tensors asks it, and so no bundler leaves their methods out. */
export const isTensor: (x: unknown) => x is Tensor = equip({
  ...ofTable,
  less, lessEqual, greater, greaterEqual, equal, notEqual,
  sum, prod, mean, amax, amin, logsumexp, norm,
  softmax, logSoftmax, cumsum, cumprod, sort, argsort, argmax, argmin,
  stopGradient, clamp, cast, reverse, matmul, dot, outer, transpose, reshape, broadcastTo, slice, pad, gather, item, toArray,
} satisfies Record<Exclude<keyof Methods, keyof Elementwise>, unknown> as Readonly<Record<keyof Methods, unknown>>);
