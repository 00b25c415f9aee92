import { checkFunction } from "../check-function.js";
import { kindOf } from "../kind-of.js";
import { checkReal } from "../check-real.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import { directionsLike } from "../check-like.js";
import { flattenArguments, returned, treeOf, unflatten } from "../tree.js";
import { within } from "../trace.js";
import { dual, forwardTrace, primalOf, tangentOf } from "./forward.js";
import type { AnyFunction, Givens, Params, Returned, WithAux } from "./types.js";
import { valueOf } from "./value.js";

export interface Jvp {
  <P extends Params, R, X, const A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], primals: A, tangents: Givens<P>, options: WithAux,
  ): { value: Returned<R, A>; tangent: Returned<R, A>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, const A extends Givens<P>>(
    f: (...args: P) => readonly [R, X], primals: A, tangents: Givens<P>, options: WithAux,
  ): { value: Returned<R, A>; tangent: Returned<R, A>; aux: Returned<X, A> };
  <P extends Params, R, const A extends Givens<P>>(f: (...args: P) => R, primals: A, tangents: Givens<P>): { value: Returned<R, A>; tangent: Returned<R, A> };
  <P extends readonly unknown[], R, const A extends Givens<P>>(f: (...args: P) => R, primals: A, tangents: Givens<P>): { value: Returned<R, A>; tangent: Returned<R, A> };
}

/**
 * The value of f and its derivative along a direction: `value` is f(...primals) and `tangent` is J · tangents, in one forward pass at a small multiple
 * of the cost of f.
 *
 * @param primals   arguments of f, trees of any shapes
 * @param tangents  a direction for each, of the same structure and shapes
 * @param options   with `aux: true` f gives [value, aux], and aux, a tree of anything, comes back beside the tangent
 * @throws autodiff/tree, autodiff/leaf, autodiff/plain-result, autodiff/integer
 * @source MML 5.119 to 5.121, associated from the right
 * @example
 * jvp((x) => mul(x, x), [3], [1]) // => { value: 9, tangent: 6 }
 */
export const jvp = ((f: AnyFunction, primals: readonly unknown[], tangents: readonly unknown[], options?: WithAux): { value: unknown; tangent: unknown } => {
  checkFunction("jvp", f);
  for (const [path, list] of Object.entries({ primals, tangents })) if (!Array.isArray(list)) throw error("autodiff/tree", { call: "jvp", path, expected: "a list, one for each argument of f", got: kindOf(list) });
  const flat = flattenArguments("jvp", primals);
  const directions = directionsLike("jvp", flattenArguments("jvp", tangents, flat.structure), flat);
  checkReal("jvp", flat.leaves, flat.paths);
  const hasAux = options?.aux === true;
  return within(
    (level) => ({ traces: [forwardTrace(level, true)] as const }),
    ({ traces: [trace] }) => {
      const inputs = flat.leaves.map((x, k) => dual(trace, x, directions[k]));
      const result = valueOf("jvp", f(...(treeOf(flat.structure, inputs) as unknown[])), hasAux, flat.structure, trace);
      const value = result.leaves.map((y) => primalOf(trace, y));
      const tangent = result.leaves.map((y, k) => tangentOf(trace, y) ?? ops.zeros(value[k]!.shape, value[k]!.dtype));
      const structure = returned(result.structure, flat.structure);
      return { value: unflatten(structure, value), tangent: unflatten(structure, tangent), ...(hasAux ? { aux: result.aux } : {}) };
    },
  );
}) as Jvp;
