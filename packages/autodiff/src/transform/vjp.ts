import { checkFunction } from "../check-function.js";
import { directionsLike } from "../check-like.js";
import { flatten, flattenArguments, kept, returned, unflatten } from "../tree.js";
import { linearizedTree } from "./tree-map.js";
import type { AnyFunction, Given, Givens, Params, Returned, Widened, WithAux } from "./types.js";
import { apartFromOptions } from "./value.js";

export interface Vjp {
  <P extends Params, R, X, A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], ...primalsAndOptions: [...primals: A, options: WithAux]
  ): { value: Returned<R, A>; pullback: (cotangent: Given<R>) => Widened<A>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], ...primalsAndOptions: [...primals: A, options: WithAux]
  ): { value: Returned<R, A>; pullback: (cotangent: Given<R>) => Widened<A>; aux: Returned<X, A> };
  <P extends Params, R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pullback: (cotangent: Given<R>) => Widened<A> };
  <P extends readonly unknown[], R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pullback: (cotangent: Given<R>) => Widened<A> };
}

/**
 * The value of f and its pullback: the map from a cotangent of the value to those of the arguments, v̄ ↦ v̄ᵀ J, at a small multiple of the cost of f
 * whatever the number of arguments. The pullback may be called any number of times.
 *
 * After the primals may stand `{ aux: true }`, which no argument can be: then f gives [value, aux], and aux, a tree of anything, comes back beside the pullback.
 *
 * @throws autodiff/leaf, autodiff/tree, autodiff/plain-result, autodiff/integer
 * @source MML 5.143 to 5.145
 * @example
 * const { value, pullback } = vjp((x, y) => mul(x, y), 3, 4)
 * value        // => 12
 * pullback(1)  // => [4, 3]
 */
export const vjp = ((f: AnyFunction, ...given: readonly unknown[]): { value: unknown; pullback: (cotangent: unknown) => unknown } => {
  checkFunction("vjp", f);
  const { primals, hasAux } = apartFromOptions(given);
  const at = kept(flattenArguments("vjp", primals));
  const { values, pull, result } = linearizedTree("vjp", (args) => f(...(args as unknown[])), at, hasAux);
  return {
    value: unflatten(returned(result.structure, at.structure), values),
    pullback: (cotangent) => unflatten(at.structure, pull(directionsLike("vjp", flatten("vjp", cotangent, "cotangent", result.structure), { ...result, leaves: values }))),
    ...(hasAux ? { aux: result.aux } : {}),
  };
}) as Vjp;
