import type { Guard } from "@gradkit/shapes";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import { flatten, unflatten } from "../tree.js";
import { byArgument, linearizedTree } from "./tree-map.js";
import type { AnyFunction, Givens, Params, ScalarOf, Widened } from "./types.js";

/** From a function of any parameters, tensors unless they say otherwise, a function that takes numbers in any container for them. */
export interface Grad {
  <P extends Params, R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "grad">>, argnum?: N): <A extends Givens<P>>(...args: A) => Widened<A[N]>;
  <P extends readonly unknown[], R, const N extends number = 0>(f: ((...args: P) => R) & Guard<ScalarOf<R, "grad">>, argnum?: N): <A extends Givens<P>>(...args: A) => Widened<A[N]>;
}

export interface ValueAndGrad {
  <P extends Params, R, const N extends number = 0>(
    f: ((...args: P) => R) & Guard<ScalarOf<R, "valueAndGrad">>, argnum?: N,
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]> };
  <P extends readonly unknown[], R, const N extends number = 0>(
    f: ((...args: P) => R) & Guard<ScalarOf<R, "valueAndGrad">>, argnum?: N,
  ): <A extends Givens<P>>(...args: A) => { value: number; gradient: Widened<A[N]> };
}

/**
 * The gradient of a function with one number as its value, with respect to one argument: a function of the same arguments that gives the partial
 * derivatives in the tree and container of that argument. Reverse mode: a small multiple of the cost of f, whatever the number of variables.
 *
 * @param f       a function of trees with a value of shape ()
 * @param argnum  the argument to differentiate by, 0 for the first
 * @throws autodiff/not-scalar  where f(x) has another shape; autodiff/leaf, autodiff/integer
 * @source MML 5.39, 5.40
 * @example
 * grad(([x, y]) => square(add(x, mul(2, pow(y, 3)))))([1, 2]) // => [34, 816]
 */
export const grad = ((f: AnyFunction, argnum?: number) =>
  (...args: readonly unknown[]) =>
    differentiate("grad", f, args, argnum ?? 0).gradient) as Grad;

/**
 * The value of a function and its gradient in one pass.
 *
 * @throws as {@link grad}
 * @example
 * valueAndGrad((x) => sum(mul(x, x)))([1, 2]) // => { value: 5, gradient: [2, 4] }
 */
export const valueAndGrad = ((f: AnyFunction, argnum?: number) =>
  (...args: readonly unknown[]) =>
    differentiate("valueAndGrad", f, args, argnum ?? 0)) as ValueAndGrad;

const differentiate = (call: string, f: AnyFunction, args: readonly unknown[], argnum: number): { value: unknown; gradient: unknown } => {
  const at = flatten(call, args[argnum]);
  const map = linearizedTree(call, byArgument(call, f, args, argnum), at);
  const [y, ...more] = map.values;
  if (!y || more.length > 0 || y.shape.length > 0) throw error("autodiff/not-scalar", { call, shape: y && more.length === 0 ? y.shape : [map.values.length] });
  const gradient = unflatten(at.structure, map.pull([ops.constant(1, y.dtype)]));
  return { value: y.trace ? y : unflatten({ leaf: "number" }, [y]), gradient };
};
