import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { flatten, ofTensors, unflatten, type Flat } from "../tree.js";
import { linearized } from "./linear-map.js";

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
export const grad =
  <A extends readonly unknown[], N extends number = 0>(f: (...args: A) => unknown, argnum?: N): ((...args: A) => A[N]) =>
  (...args) =>
    differentiate("grad", f, args, argnum ?? 0).gradient as A[N];

/**
 * The value of a function and its gradient in one pass.
 *
 * @throws as {@link grad}
 * @example
 * valueAndGrad((x) => sum(mul(x, x)))([1, 2]) // => { value: 5, gradient: [2, 4] }
 */
export const valueAndGrad =
  <A extends readonly unknown[], N extends number = 0>(f: (...args: A) => unknown, argnum?: N): ((...args: A) => { value: number; gradient: A[N] }) =>
  (...args) =>
    differentiate("valueAndGrad", f, args, argnum ?? 0) as { value: number; gradient: A[N] };

const differentiate = (call: string, f: (...args: never) => unknown, args: readonly unknown[], argnum: number): { value: unknown; gradient: unknown } => {
  const flat = flatten(call, args[argnum]);
  let result: Flat | undefined;
  const map = linearized(
    call,
    (inputs) => {
      const argument = unflatten(ofTensors(flat.structure), inputs);
      result = flatten(call, (f as (...all: unknown[]) => unknown)(...args.map((arg, k) => (k === argnum ? argument : tensorsOf(call, arg)))), "f(x)");
      return result.leaves;
    },
    flat.leaves,
    flat.paths,
  );
  const [y, ...more] = map.values;
  if (!y || more.length > 0 || y.shape.length > 0) throw error("autodiff/not-scalar", { call, shape: y && more.length === 0 ? y.shape : [map.values.length] });
  const gradient = unflatten(flat.structure, map.pull([ops.constant(1, y.dtype)]));
  return { value: y.trace ? y : unflatten({ leaf: "number" }, [y as Tensor]), gradient };
};

/** An argument as the function sees it: the leaves are tensors. */
const tensorsOf = (call: string, arg: unknown): unknown => {
  const { leaves, structure } = flatten(call, arg);
  return unflatten(ofTensors(structure), leaves);
};
