import { checkFunction } from "../check-function.js";
import { directionsLike } from "../check-like.js";
import { flattenArguments, kept, returned, unflatten } from "../tree.js";
import { pushed } from "./linear-map.js";
import { linearizedTree } from "./tree-map.js";
import type { AnyFunction, Givens, Params, Returned, WithAux } from "./types.js";
import { apartFromOptions } from "./value.js";

export interface Linearize {
  <P extends Params, R, X, A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], ...primalsAndOptions: [...primals: A, options: WithAux]
  ): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], ...primalsAndOptions: [...primals: A, options: WithAux]
  ): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A>; aux: Returned<X, A> };
  <P extends Params, R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A> };
  <P extends readonly unknown[], R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A> };
}

/**
 * The value of f and its derivative as a function of the direction: f is evaluated once, and each direction then costs about as much as f.
 *
 * After the primals may stand `{ aux: true }`, which no argument can be: then f gives [value, aux], and aux, a tree of anything, comes back beside the pushforward.
 *
 * @throws autodiff/leaf, autodiff/tree, autodiff/plain-result, autodiff/integer
 * @source MML 5.148
 * @example
 * const { value, pushforward } = linearize((x) => sin(x), 0)
 * value          // => 0
 * pushforward(2) // => 2
 */
export const linearize = ((f: AnyFunction, ...given: readonly unknown[]): { value: unknown; pushforward: AnyFunction } => {
  checkFunction("linearize", f);
  const { primals, hasAux } = apartFromOptions(given);
  const at = kept(flattenArguments("linearize", primals));
  const map = linearizedTree("linearize", (args) => f(...(args as unknown[])), at, hasAux);
  const structure = returned(map.result.structure, at.structure);
  return {
    value: unflatten(structure, map.values),
    pushforward: (...tangents) => unflatten(structure, pushed(map, directionsLike("linearize", flattenArguments("linearize", tangents, at.structure), at))),
    ...(hasAux ? { aux: map.result.aux } : {}),
  };
}) as Linearize;
