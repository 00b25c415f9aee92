import { checkLike, flatten, flattenArguments, ofTensors, returned, unflatten, type Flat } from "../tree.js";
import { linearized } from "./linear-map.js";
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
  const flat = flattenArguments("linearize", primals);
  let result: Flat | undefined;
  const map = linearized(
    "linearize",
    (inputs) => {
      result = flatten("linearize", f(...(unflatten(ofTensors(flat.structure), inputs) as unknown[])), "f(x)");
      return result.leaves;
    },
    flat.leaves,
    flat.paths,
  );
  const structure = returned(result!.structure, flat.structure);
  return {
    value: unflatten(structure, map.values),
    pushforward: (...tangents) => unflatten(structure, map.push(checkLike("linearize", flattenArguments("linearize", tangents, flat.structure), flat))),
  };
}) as Linearize;
