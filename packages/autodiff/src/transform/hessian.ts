import { checkFunction } from "../check-function.js";
import type { Guard } from "@gradkit/shapes";
import type { Tensor } from "../tensor.js";
import { differentiate, grad, optionsOf, type GradOptions } from "./grad.js";
import { jacobian } from "./jacobian.js";
import { jvp } from "./jvp.js";
import type { AnyFunction, AtArgument, DerivativeOf, Given, Givens, Params, Returned, ScalarOf, Widened, WithAux, WithoutAux } from "./types.js";

/** Of a tensor the Hessian is an array; of a tree it is a tree, whose type is not told. */
type HessianOf<X, A> = DerivativeOf<X, X, A>;

export interface Hessian {
  <P extends Params, R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "hessian">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { hessian: HessianOf<P[N], A[N]>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, const N extends number = 0>(
    f: ((...args: P) => readonly [R, X]) & Guard<ScalarOf<R, "hessian">>, options: AtArgument<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { hessian: HessianOf<P[N], A[N]>; aux: Returned<X, A> };
  <P extends Params, R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "hessian">>, argument?: N | (AtArgument<N> & WithoutAux)): <A extends Givens<P>>(...args: A) => HessianOf<P[N], A[N]>;
  <P extends readonly unknown[], R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "hessian">>, argument?: N | (AtArgument<N> & WithoutAux)): <A extends Givens<P>>(...args: A) => HessianOf<P[N], A[N]>;
}

export interface Hvp {
  <X extends Tensor, R>(f: ((x: X) => R) & Guard<ScalarOf<R, "hvp">>): <A extends Given<X>>(x: A, v: Given<X>) => Widened<A>;
  <X, R>(f: ((x: X) => R) & Guard<ScalarOf<R, "hvp">>): <A extends Given<X>>(x: A, v: Given<X>) => Widened<A>;
}

/**
 * The Hessian of a function with one number as its value: forward over reverse. For an argument of shape T its shape is [...T, ...T]; for a tree it is the
 * tree of trees of second partial derivatives.
 *
 * @param argument  the argument to differentiate by, 0 for the first; or `{ argnum, aux }`: with `aux: true` f gives [value, aux], and the result is { hessian, aux }
 * @throws autodiff/not-scalar, autodiff/plain-result, autodiff/leaf, autodiff/integer
 * @source MML 5.147
 * @example
 * hessian(([x, y]) => add(square(x), mul(x, y)))([1, 2]) // => [[2, 1], [1, 0]]
 */
export const hessian = ((f: AnyFunction, argument?: number | GradOptions) => {
  checkFunction("hessian", f);
  const { argnum = 0, aux: hasAux = false } = optionsOf("hessian", argument);
  const gradient = (...args: readonly unknown[]): unknown => {
    const found = differentiate("hessian", f, args, { argnum, aux: hasAux });
    return hasAux ? [found.gradient, found.aux] : found.gradient;
  };
  const columns = jacobian(gradient as never, { mode: "forward", argnum, aux: hasAux } as { aux: false }) as AnyFunction;
  if (!hasAux) return columns;
  return (...args: readonly unknown[]) => {
    const { jacobian: found, aux } = columns(...args) as { jacobian: unknown; aux: unknown };
    return { hessian: found, aux };
  };
}) as Hessian;

/**
 * The product of the Hessian at x with a direction v, H(x) v, forward over reverse: a small multiple of the cost of f, the Hessian is never formed.
 *
 * @param f  a function of one argument with one number as its value
 * @throws autodiff/not-scalar, autodiff/leaf, autodiff/tree
 * @source Pearlmutter, Fast exact multiplication by the Hessian, 1994
 * @example
 * hvp(([x, y]) => mul(square(x), y))([1, 2], [1, 0]) // => [4, 2]
 */
export const hvp = ((f: AnyFunction) => (x: unknown, v: unknown) => jvp(grad(f) as AnyFunction, [x], [v]).tangent) as Hvp;
