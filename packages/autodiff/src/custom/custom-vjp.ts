import { pairOf } from "../pair-of.js";
import { checkFunction } from "../check-function.js";
import { bind } from "../primitives/control/bind.js";
import { error } from "../errors.js";
import { outputsOf } from "../primitives/control/sub-program.js";
import { record } from "../program/record.js";
import type { Tensor } from "../tensor.js";
import type { AnyFunction, Givens, Params } from "../transform/types.js";
import { checkLike } from "../check-like.js";
import { flatten, flattenArguments, treeOf, type Flat } from "../tree.js";

/** Parameters of which the function says nothing are tensors. */
export interface CustomVjp {
  <P extends Params, R, K>(f: (...args: P) => R, forward: (...args: P) => readonly [unknown, K], backward: (residuals: K, cotangent: R) => readonly unknown[]): (...args: Givens<P>) => R;
  <P extends readonly unknown[], R, K>(f: (...args: P) => R, forward: (...args: P) => readonly [unknown, K], backward: (residuals: K, cotangent: R) => readonly unknown[]): (...args: Givens<P>) => R;
}

/**
 * A function with a pullback of its own, for reverse mode alone; where a tangent can be written down, {@link customJvp} serves both modes.
 *
 * @param f         a function of trees
 * @param forward   (...args) → [value, residuals]: what the pullback needs
 * @param backward  (residuals, cotangent) → the cotangents of all arguments, a list
 * @throws autodiff/captured; autodiff/tree  where a cotangent is not like its argument; autodiff/custom-vjp-forward  in forward mode
 * @example
 * const clipped = customVjp((x) => mul(x, x), (x) => [mul(x, x), x], (x, ct) => [clamp(mul(mul(2, x), ct), -1, 1)])
 * grad(clipped)(3) // => 1
 */
export const customVjp = ((f: AnyFunction, forward: (...args: readonly unknown[]) => readonly [unknown, unknown], backward: AnyFunction) =>
  (...args: readonly unknown[]) => {
    for (const part of [f, forward, backward]) checkFunction("customVjp", part);
    const flat = flattenArguments("customVjp", args);
    const { leaves } = flat;
    const given = (tensors: readonly Tensor[]): readonly unknown[] => treeOf(flat.structure, tensors) as readonly unknown[];
    let [value, kept]: [Flat | undefined, Flat | undefined] = [undefined, undefined];
    const body = record((inputs) => (value = flatten("customVjp", f(...given(inputs)), "f(x)")).leaves, leaves, "customVjp");
    const outputs = outputsOf(body);
    const like = { leaves: outputs, paths: value!.paths, structure: value!.structure };
    const whole = record(
      (inputs) => {
        const [y, residuals] = pairOf("customVjp", "the value of forward", "[value, residuals]", forward(...given(inputs)));
        kept = flatten("customVjp", residuals ?? {}, "the residuals");
        return [...checkLike("customVjp", flatten("customVjp", y, "the value of forward"), like), ...kept.leaves];
      },
      leaves,
      "customVjp",
    );
    const residuals = outputsOf(whole).slice(outputs.length);
    const pullback = (inputs: readonly Tensor[]): readonly Tensor[] => {
      const found = backward(treeOf(kept!.structure, inputs.slice(0, residuals.length)), treeOf(like.structure, inputs.slice(residuals.length)));
      if (!Array.isArray(found)) throw error("autodiff/tree", { call: "customVjp", path: "the value of backward", expected: `a list of ${args.length}`, got: "no list" });
      return checkLike("customVjp", flattenArguments("customVjp", found), flat);
    };
    const outcome = bind("call", leaves, { body, forward: whole, backward: record(pullback, [...residuals, ...outputs], "customVjp") });
    return treeOf(like.structure, outcome);
  }) as CustomVjp;
