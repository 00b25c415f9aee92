import { bind } from "../bind.js";
import { ops } from "../operations.js";
import { record } from "../program/record.js";
import { avalsOf } from "../program/program.js";
import { run } from "../program/run.js";
import { flatten, flattenArguments, ofTensors, unflatten, type Structure } from "../tree.js";

/**
 * A function with a pullback of its own, for reverse mode alone; where a tangent can be written down, {@link customJvp} serves both modes.
 *
 * @param f         a function of trees
 * @param forward   (...args) → [value, residuals]: what the pullback needs
 * @param backward  (residuals, cotangent) → the cotangents of all arguments, a list
 * @throws autodiff/captured; autodiff/custom-vjp-forward  in forward mode
 * @example
 * const clipped = customVjp((x) => mul(x, x), (x) => [mul(x, x), x], (x, ct) => [clamp(mul(mul(2, x), ct), -1, 1)])
 * grad(clipped)(3) // => 1
 */
export const customVjp =
  <A extends readonly unknown[], R, K>(f: (...args: A) => R, forward: (...args: A) => readonly [R, K], backward: (residuals: K, cotangent: R) => A): ((...args: A) => R) =>
  (...args) => {
    const { leaves, structure } = flattenArguments("customVjp", args);
    let [result, kept]: [Structure | undefined, Structure | undefined] = [undefined, undefined];
    const body = record((inputs) => {
      const value = flatten("customVjp", f(...(unflatten(ofTensors(structure), inputs) as A)), "f(x)");
      result = value.structure;
      return value.leaves;
    }, leaves);
    const residualsOf = record((inputs) => {
      const residuals = flatten("customVjp", forward(...(unflatten(ofTensors(structure), inputs) as A))[1], "the residuals");
      kept = residuals.structure;
      return residuals.leaves;
    }, leaves);
    const [outputs, residuals] = [body, residualsOf].map((program) => program.outputs.map((output) => avalsOf(program)[output]!));
    const pullback = record((inputs) => {
      const held = unflatten(ofTensors(kept!), inputs.slice(0, residuals!.length)) as K;
      const cotangent = unflatten(ofTensors(result!), inputs.slice(residuals!.length)) as R;
      return flatten("customVjp", backward(held, cotangent), "the cotangents").leaves;
    }, [...residuals!, ...outputs!]);
    const jvp = record(
      (inputs) =>
        ops.customVjpTangent([...run(residualsOf, inputs.slice(0, leaves.length), bind), ...inputs.slice(leaves.length)], {
          backward: pullback, residuals: residuals!.length, outputs: outputs!.map(({ shape, dtype }) => ({ shape, dtype })),
        }),
      [...leaves, ...leaves],
    );
    return unflatten(ofTensors(result!), bind("call", leaves, { body, jvp })) as R;
  };
