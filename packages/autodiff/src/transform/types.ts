import type { Derivative, NDArray, Nested, Shape, ShapeError, Sound } from "@gradkit/shapes";
import type { ShapeOf, TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";

type IsAny<T> = 0 extends 1 & T ? true : false;
type TypedArray = Float64Array | Float32Array | Int32Array;

/** What stands for T in a call from outside: numbers in any container where the function itself takes tensors. */
export type Given<T> =
  IsAny<T> extends true ? T
  : T extends Tensor ? T | Exclude<TensorLike, Tensor>
  : T extends number | TypedArray | NDArray ? T
  : T extends object ? { readonly [K in keyof T]: Given<T[K]> }
  : T;

/** The arguments of a transformed function, from the parameters of the function. */
export type Givens<P extends readonly unknown[]> = P extends readonly [] ? readonly unknown[] : { readonly [K in keyof P]: Given<P[K]> };

/** An argument's type with literal numbers forgotten: that of its gradient. */
export type Widened<T> =
  IsAny<T> extends true ? T
  : T extends number ? number
  : T extends Tensor | NDArray | TypedArray ? T
  : T extends object ? { -readonly [K in keyof T]: Widened<T[K]> }
  : T;

/** The first leaf of an argument: results come in its container. */
type FirstLeaf<A> = A extends readonly [infer First, ...unknown[]] ? FirstLeaf<First> : A;

/** A tensor of shape S in the container of a leaf. */
export type InContainer<S extends Shape, Leaf> =
  IsAny<Leaf> extends true ? unknown
  : Leaf extends Tensor ? Tensor<S>
  : Leaf extends NDArray ? NDArray<S>
  : S extends readonly [] ? number
  : Leaf extends TypedArray ? (S["length"] extends 1 ? Leaf : NDArray<S>)
  : Nested<S>;

/** What a transformed function returns where the function returns R. */
export type Returned<R, A> =
  IsAny<R> extends true ? unknown
  : R extends Tensor<infer S> ? InContainer<S, FirstLeaf<A>>
  : R extends number ? number
  : R extends NDArray | TypedArray | ((...args: never[]) => unknown) ? R
  : R extends object ? { -readonly [K in keyof R]: Returned<R[K], A> }
  : R;

/** The derivative of a result of type R by an argument of type A that the function takes as X: [...of, ...by] where both are tensors. */
export type DerivativeOf<R, X, A> =
  IsAny<R> extends true ? unknown
  : R extends Tensor<infer Of> ? (InputShape<X, A> extends infer By extends Shape ? InContainer<Sound<Derivative<Of, By>>, A> : unknown)
  : unknown;

/** The shape of an argument, where it is one tensor: as the function declares it, or else as it is given. */
type InputShape<X, A> =
  IsAny<X> extends true ? unknown
  : X extends Tensor<infer S> ? (number extends S["length"] ? (A extends TensorLike ? ShapeOf<A> : Shape) : S)
  : unknown;

/** An error where the value of a function is known to be no scalar. */
export type ScalarOf<R, Call extends string> =
  IsAny<R> extends true ? R
  : [R] extends [Tensor<infer S>] ? (number extends S["length"] ? R : S extends readonly [] ? R : ShapeError<`${Call}: f(x) must be a scalar, got rank ${S["length"]}. Did you mean jacobian(f)?`>)
  : R;

/** f gives [value, aux]: the value is differentiated, and aux, a tree of anything, comes back beside the derivative. */
export interface WithAux {
  readonly aux: true;
}

export interface AtArgument<N extends number> {
  /** The argument to differentiate by, 0 for the first. */
  readonly argnum?: N;
}

/** f gives a value alone: the default. */
export interface WithoutAux {
  readonly aux?: false;
}

/** The parameters of a function that says nothing of them: tensors. */
export type Params = readonly Tensor[];

/** A function of trees, whatever its type. */
export type AnyFunction = (...args: readonly unknown[]) => unknown;
