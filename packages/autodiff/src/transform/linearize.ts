import { checkLike, flattenArguments, returned, unflatten } from "../tree.js";
import { linearizedTree } from "./tree-map.js";
import type { AnyFunction, Givens, Params, Returned } from "./types.js";

export interface Linearize {
  <P extends Params, R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A> };
  <P extends readonly unknown[], R, A extends Givens<P>>(f: (...args: P) => R, ...primals: A): { value: Returned<R, A>; pushforward: (...tangents: Givens<P>) => Returned<R, A> };
}

/**
 * The value of f and its derivative as a function of the direction: f is evaluated once, and each direction then costs about as much as f.
 *
 * @throws autodiff/leaf, autodiff/tree, autodiff/integer
 * @source MML 5.148
 * @example
 * const { value, pushforward } = linearize((x) => sin(x), 0)
 * value          // => 0
 * pushforward(2) // => 2
 */
export const linearize = ((f: AnyFunction, ...primals: readonly unknown[]): { value: unknown; pushforward: AnyFunction } => {
  const at = flattenArguments("linearize", primals);
  const { values, push, result } = linearizedTree("linearize", (args) => f(...(args as unknown[])), at);
  const structure = returned(result.structure, at.structure);
  return {
    value: unflatten(structure, values),
    pushforward: (...tangents) => unflatten(structure, push(checkLike("linearize", flattenArguments("linearize", tangents, at.structure), at))),
  };
}) as Linearize;
