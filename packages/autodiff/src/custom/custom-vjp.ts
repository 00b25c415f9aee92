import { bind } from "../bind.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import { outputsOf } from "../primitives/sub-program.js";
import { record } from "../program/record.js";
import { run } from "../program/run.js";
import type { Tensor } from "../tensor.js";
import type { AnyFunction, Givens, Params } from "../transform/types.js";
import { checkLike, flatten, flattenArguments, ofTensors, unflatten, type Flat } from "../tree.js";

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
    const flat = flattenArguments("customVjp", args);
    const { leaves } = flat;
    const treeOf = (tensors: readonly Tensor[]): readonly unknown[] => unflatten(ofTensors(flat.structure), tensors) as readonly unknown[];
    const kept: Partial<Record<"value" | "residuals", Flat>> = {};
    const body = record((inputs) => (kept.value = flatten("customVjp", f(...treeOf(inputs)), "f(x)")).leaves, leaves, "customVjp");
    const residualsOf = record((inputs) => (kept.residuals = flatten("customVjp", forward(...treeOf(inputs))[1] ?? {}, "the residuals")).leaves, leaves, "customVjp");
    const [outputs, residuals] = [outputsOf(body), outputsOf(residualsOf)];
    const pullback = (inputs: readonly Tensor[]): readonly Tensor[] => {
      const held = unflatten(ofTensors(kept.residuals!.structure), inputs.slice(0, residuals.length));
      const cotangent = unflatten(ofTensors(kept.value!.structure), inputs.slice(residuals.length));
      const found = backward(held, cotangent);
      if (!Array.isArray(found)) throw error("autodiff/tree", { call: "customVjp", path: "the value of backward", expected: `a list of ${args.length}`, got: "no list" });
      return checkLike("customVjp", flattenArguments("customVjp", found), flat);
    };
    const params = { backward: record(pullback, [...residuals, ...outputs], "customVjp"), residuals: residuals.length, outputs };
    const tangent = (inputs: readonly Tensor[]): readonly Tensor[] =>
      ops.customVjpTangent([...run(residualsOf, inputs.slice(0, leaves.length), bind), ...inputs.slice(leaves.length)], params);
    const jvp = record(tangent, [...leaves, ...leaves], "customVjp");
    return unflatten(ofTensors(kept.value!.structure), bind("call", leaves, { body, jvp }));
  }) as CustomVjp;
