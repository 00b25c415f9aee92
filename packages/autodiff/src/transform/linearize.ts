import { checkLike, flatten, flattenArguments, ofTensors, returned, unflatten, type Flat } from "../tree.js";
import { linearized } from "./linear-map.js";

/**
 * The value of f and its derivative as a function of the direction: f is evaluated once, and each direction then costs about as much as f.
 *
 * @throws autodiff/leaf, autodiff/tree, autodiff/integer
 * @source MML 5.148
 * @example
 * const { value, pushforward } = linearize((x) => sin(x), 0)
 * [value, pushforward(2)] // => [0, 2]
 */
export const linearize = <A extends readonly unknown[], R>(f: (...args: A) => R, ...primals: A): { value: R; pushforward: (...tangents: A) => R } => {
  const flat = flattenArguments("linearize", primals);
  let result: Flat | undefined;
  const map = linearized(
    "linearize",
    (inputs) => {
      result = flatten("linearize", f(...(unflatten(ofTensors(flat.structure), inputs) as A)), "f(x)");
      return result.leaves;
    },
    flat.leaves,
    flat.paths,
  );
  const structure = returned(result!.structure, flat.structure);
  return {
    value: unflatten(structure, map.values) as R,
    pushforward: (...tangents) => unflatten(structure, map.push(checkLike("linearize", flattenArguments("linearize", tangents), flat))) as R,
  };
};
