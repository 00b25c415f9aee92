import { bind } from "../bind.js";
import { record } from "../program/record.js";
import { flatten, flattenArguments, ofTensors, unflatten, type Structure } from "../tree.js";

/**
 * A function with a derivative of its own: `rule` gives the tangent of the value from the arguments and their tangents, linear in the latter, and serves
 * forward and reverse mode. Both are recorded, so they must not branch on numbers nor use tensors from outside.
 *
 * @param f     a function of trees
 * @param rule  (primals, tangents) → the tangent of f(...primals), of its structure
 * @throws autodiff/captured
 * @example
 * const safeSqrt = customJvp((x) => sqrt(x), ([x], [dx]) => div(dx, mul(2, add(sqrt(x), 1e-12))))
 * grad(safeSqrt)(4) // => 0.25
 */
export const customJvp =
  <A extends readonly unknown[], R>(f: (...args: A) => R, rule: (primals: A, tangents: A) => R): ((...args: A) => R) =>
  (...args) => {
    const { leaves, structure } = flattenArguments("customJvp", args);
    let result: Structure | undefined;
    const treeOf = (tensors: Parameters<typeof unflatten>[1]): A => unflatten(ofTensors(structure), tensors) as A;
    const body = record((inputs) => {
      const value = flatten("customJvp", f(...treeOf(inputs)), "f(x)");
      result = value.structure;
      return value.leaves;
    }, leaves);
    const count = leaves.length;
    const jvp = record((inputs) => flatten("customJvp", rule(treeOf(inputs.slice(0, count)), treeOf(inputs.slice(count))), "the tangent").leaves, [...leaves, ...leaves]);
    return unflatten(ofTensors(result!), bind("call", leaves, { body, jvp })) as R;
  };
