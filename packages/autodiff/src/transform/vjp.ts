import { checkLike, flatten, flattenArguments, ofTensors, returned, unflatten, type Flat } from "../tree.js";
import { linearized } from "./linear-map.js";

/**
 * The value of f and its pullback: the map from a cotangent of the value to those of the arguments, v̄ ↦ v̄ᵀ J, at a small multiple of the cost of f
 * whatever the number of arguments. The pullback may be called any number of times.
 *
 * @throws autodiff/leaf, autodiff/tree, autodiff/integer
 * @source MML 5.143 to 5.145
 * @example
 * const { value, pullback } = vjp((x, y) => mul(x, y), 3, 4)
 * value        // => 12
 * pullback(1)  // => [4, 3]
 */
export const vjp = <A extends readonly unknown[], R>(f: (...args: A) => R, ...primals: A): { value: R; pullback: (cotangent: R) => A } => {
  const flat = flattenArguments("vjp", primals);
  let result: Flat | undefined;
  const map = linearized(
    "vjp",
    (inputs) => {
      result = flatten("vjp", f(...(unflatten(ofTensors(flat.structure), inputs) as A)), "f(x)");
      return result.leaves;
    },
    flat.leaves,
    flat.paths,
  );
  const { paths } = result!;
  const structure = returned(result!.structure, flat.structure);
    return {
    value: unflatten(structure, map.values) as R,
    pullback: (cotangent) => unflatten(flat.structure, map.pull(checkLike("vjp", flatten("vjp", cotangent, "cotangent"), { leaves: map.values, paths }))) as A,
  };
};
