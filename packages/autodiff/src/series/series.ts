import { directionsLike } from "../check-like.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import type { AnyFunction, Givens, Params, Returned } from "../transform/types.js";
import { valueOf } from "../transform/value.js";
import { flattenArguments, returned, treeOf, unflatten, type Flat } from "../tree.js";
import { expand } from "./series-trace.js";

export interface SeriesOf {
  <P extends Params, R, const A extends Givens<P>>(f: (...args: P) => R, terms: readonly [A, ...Givens<P>[]], order: number): Returned<R, A>[];
  <P extends readonly unknown[], R, const A extends Givens<P>>(f: (...args: P) => R, terms: readonly [A, ...Givens<P>[]], order: number): Returned<R, A>[];
}

/**
 * Taylor mode: the power series of f along a curve x(t) = Σ x_k tᵏ, from those of its arguments, which are polynomials in t. Order n costs O(n²) times f, where
 * nested derivatives cost 2ⁿ. Loops take the steps, and branches the turn, that they do at t = 0; at a kink the convention of the function's row holds.
 *
 * @param terms  [x₀, x₁, …], each a list of arguments of f: terms[0] is the point, terms[1] the direction; derivatives are k! times the k-th coefficient
 * @param order  the highest coefficient wanted
 * @returns      [y₀, …, y_order], each like f(x)
 * @throws autodiff/primitive  where order is no whole number from 0 up; autodiff/tree, autodiff/leaf, autodiff/plain-result
 * @source Griewank and Walther (2008), Evaluating Derivatives, chapter 13
 * @example
 * series((x) => exp(x), [[0], [1]], 3) // => [1, 1, 0.5, 0.166666666…]
 */
export const series = ((f: AnyFunction, terms: readonly (readonly unknown[])[], order: number): unknown[] => {
  if (!Number.isSafeInteger(order) || order < 0) throw error("autodiff/primitive", { call: "series", rule: "the order is a whole number from 0 up", got: String(order) });
  const flat = flattenArguments("series", terms[0] ?? []);
  const further = terms.slice(1).map((term) => directionsLike("series", flattenArguments("series", term, flat.structure), flat));
  let result: Flat | undefined;
  const curves = flat.leaves.map((x, i): Maybe[] => (x.dtype === "int32" ? [x] : [x, ...further.map((leaves) => leaves[i])]));
  const outputs = expand(curves, order, (xs, trace) => {
    result = valueOf("series", f(...(treeOf(flat.structure, xs) as unknown[])), false, flat.structure, trace);
    return result.leaves;
  });
  const structure = returned(result!.structure, flat.structure);
  return Array.from({ length: order + 1 }, (_, k) => unflatten(structure, outputs.map((own) => own[k] ?? ops.zeros(own[0]!.shape, own[0]!.dtype))));
}) as unknown as SeriesOf;
