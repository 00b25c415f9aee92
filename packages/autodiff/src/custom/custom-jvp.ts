import { checkFunction } from "../check-function.js";
import { bind } from "../primitives/control/bind.js";
import { outputsOf } from "../primitives/control/sub-program.js";
import { record } from "../program/record.js";
import type { Tensor } from "../tensor.js";
import type { AnyFunction, Givens, Params } from "../transform/types.js";
import { checkLike } from "../check-like.js";
import { flatten, flattenArguments, treeOf, type Flat } from "../tree.js";

/** Parameters of which the function says nothing are tensors. */
export interface CustomJvp {
  <P extends Params, R>(f: (...args: P) => R, rule: (primals: P, tangents: P) => unknown): (...args: Givens<P>) => R;
  <P extends readonly unknown[], R>(f: (...args: P) => R, rule: (primals: P, tangents: P) => unknown): (...args: Givens<P>) => R;
}

/**
 * A function with a derivative of its own: `rule` gives the tangent of the value from the arguments and their tangents, linear in the latter, and serves
 * forward and reverse mode. Both are recorded, so they must not branch on numbers nor use tensors from outside.
 *
 * @param f     a function of trees
 * @param rule  (primals, tangents) → the tangent of f(...primals), of its structure
 * @throws autodiff/captured; autodiff/tree  where the tangent is not like the value
 * @example
 * const safeSqrt = customJvp((x) => sqrt(x), ([x], [dx]) => div(dx, mul(2, add(sqrt(x), 1e-12))))
 * grad(safeSqrt)(4) // => 0.25
 */
export const customJvp = ((f: AnyFunction, rule: AnyFunction) =>
  (...args: readonly unknown[]) => {
    for (const part of [f, rule]) checkFunction("customJvp", part);
    const { leaves, structure } = flattenArguments("customJvp", args);
    const given = (tensors: readonly Tensor[]): readonly unknown[] => treeOf(structure, tensors) as readonly unknown[];
    let value: Flat | undefined;
    const body = record((inputs) => (value = flatten("customJvp", f(...given(inputs)), "f(x)")).leaves, leaves, "customJvp");
    const [count, like] = [leaves.length, { leaves: outputsOf(body), paths: value!.paths, structure: value!.structure }];
    const tangent = (inputs: readonly Tensor[]): readonly Tensor[] =>
      checkLike("customJvp", flatten("customJvp", rule(given(inputs.slice(0, count)), given(inputs.slice(count))), "the tangent"), like);
    const jvp = record(tangent, [...leaves, ...leaves], "customJvp");
    return treeOf(like.structure, bind("call", leaves, { body, jvp }));
  }) as CustomJvp;
