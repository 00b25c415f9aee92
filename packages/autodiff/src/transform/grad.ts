import { checkFunction } from "../check-function.js";
import type { Guard } from "@gradkit/shapes";
import { checkOptions } from "../check-options.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { flatten, unflatten } from "../tree.js";
import { argumentAt, byArgument, linearizedTree } from "./tree-map.js";
import type { AnyFunction, AtArgument, Givens, Params, Returned, ScalarOf, Widened, WithAux, WithoutAux } from "./types.js";

/** From a function of any parameters, tensors unless they say otherwise, a function that takes numbers in any container for them. */
export interface Grad {
  <P extends Params, R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "grad">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { gradient: Widened<A[N]>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "grad">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { gradient: Widened<A[N]>; aux: Returned<X, A> };
  <P extends Params, R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "grad">>, argument?: N | (AtArgument<N> & WithoutAux)): <A extends Givens<P>>(...args: A) => Widened<A[N]>;
  <P extends readonly unknown[], R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "grad">>, argument?: N | (AtArgument<N> & WithoutAux)): <A extends Givens<P>>(...args: A) => Widened<A[N]>;
}

export interface ValueAndGrad {
  <P extends Params, R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "valueAndGrad">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "valueAndGrad">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]>; aux: Returned<X, A> };
  <P extends Params, R, const N extends number = 0>(
    f: ((...args: P) => R) & Guard<ScalarOf<R, "valueAndGrad">>, argument?: N | (AtArgument<N> & WithoutAux),
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]> };
  <P extends readonly unknown[], R, const N extends number = 0>(
    f: ((...args: P) => R) & Guard<ScalarOf<R, "valueAndGrad">>, argument?: N | (AtArgument<N> & WithoutAux),
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]> };
}

/**
 * The gradient of a function with one number as its value, with respect to one argument: a function of the same arguments that gives the partial
 * derivatives in the tree and container of that argument. Reverse mode: a small multiple of the cost of f, whatever the number of variables.
 *
 * @param f         a function of trees with a value of shape (); with `aux: true`, of a list [value, aux]
 * @param argument  the argument to differentiate by, 0 for the first; or `{ argnum, aux }`: with `aux: true` it gives { gradient, aux }
 * @throws autodiff/not-scalar  where f(x) has another shape; autodiff/plain-result, autodiff/leaf, autodiff/integer, autodiff/function, autodiff/options
 * @source MML 5.39, 5.40
 * @example
 * grad(([x, y]) => square(add(x, mul(2, pow(y, 3)))))([1, 2]) // => [34, 816]
 */
export const grad = ((f: AnyFunction, argument?: number | GradOptions) => {
  checkFunction("grad", f);
  const options = optionsOf("grad", argument);
  return (...args: readonly unknown[]) => {
    const { gradient, aux } = differentiate("grad", f, args, options);
    return options.aux ? { gradient, aux } : gradient;
  };
}) as Grad;

/**
 * The value of a function and its gradient in one pass.
 *
 * With `aux: true` f gives [value, aux]: aux is a tree of anything that is not differentiated, such as predictions or counts, and comes back beside the gradient,
 * its tensors in the container of the argument.
 *
 * @throws as {@link grad}
 * @example
 * valueAndGrad((x) => sum(mul(x, x)))([1, 2]) // => { value: 5, gradient: [2, 4] }
 * valueAndGrad((x) => [sum(mul(x, x)), { squares: mul(x, x), note: "of the first step" }], { aux: true })([1, 2])
 * // => { value: 5, gradient: [2, 4], aux: { squares: [1, 4], note: "of the first step" } }
 */
export const valueAndGrad = ((f: AnyFunction, argument?: number | GradOptions) => {
  checkFunction("valueAndGrad", f);
  const options = optionsOf("valueAndGrad", argument);
  return (...args: readonly unknown[]) => {
    const { y, gradient, aux } = differentiate("valueAndGrad", f, args, options);
    const value = unflatten({ leaf: "number" }, [y]);
    return options.aux ? { value, gradient, aux } : { value, gradient };
  };
}) as ValueAndGrad;

export interface GradOptions extends AtArgument<number> {
  readonly aux?: boolean;
}

export const optionsOf = (call: string, argument?: number | GradOptions): GradOptions => (typeof argument === "number" ? { argnum: argument } : (checkOptions(call, argument, ["argnum", "aux"]) ?? {}));

export const differentiate = (call: string, f: AnyFunction, args: readonly unknown[], { argnum = 0, aux }: GradOptions): { y: Tensor; gradient: unknown; aux: unknown } => {
  const at = flatten(call, argumentAt(call, args, argnum));
  const { values, pull, result } = linearizedTree(call, byArgument(call, f, args, argnum), at, aux);
  const [y, ...more] = values;
  if (!y || more.length > 0 || y.shape.length > 0) throw error("autodiff/not-scalar", { call, shape: y && more.length === 0 ? y.shape : [values.length] });
  return { y, gradient: unflatten(at.structure, pull([ops.constant(1, y.dtype)])), aux: result.aux };
};
