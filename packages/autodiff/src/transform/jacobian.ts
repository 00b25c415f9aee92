import { checkFunction } from "../check-function.js";
import { checkOptions } from "../check-options.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { sizeOf } from "../kernels/dense.js";
import { flatten, unflatten, type Flat } from "../tree.js";
import { pushed, type LinearMap } from "./linear-map.js";
import { argumentAt, byArgument, linearizedTree } from "./tree-map.js";
import type { AnyFunction, AtArgument, DerivativeOf, Givens, Params, Returned, WithAux, WithoutAux } from "./types.js";
import { batched } from "./batch.js";

export interface Jacobian {
  <P extends Params, R, X, const N extends number = 0>(
    f: (...args: P) => readonly [R, X], options: JacobianOptions<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { jacobian: DerivativeOf<R, P[N], A[N]>; aux: Returned<X, A> };
  <P extends readonly unknown[], R, X, const N extends number = 0>(
    f: (...args: P) => readonly [R, X], options: JacobianOptions<N> & WithAux,
  ): <A extends Givens<P>>(...args: A) => { jacobian: DerivativeOf<R, P[N], A[N]>; aux: Returned<X, A> };
  <P extends Params, R, const N extends number = 0>(f: (...args: P) => R, options?: JacobianOptions<N> & WithoutAux): <A extends Givens<P>>(...args: A) => DerivativeOf<R, P[N], A[N]>;
  <P extends readonly unknown[], R, const N extends number = 0>(f: (...args: P) => R, options?: JacobianOptions<N> & WithoutAux): <A extends Givens<P>>(...args: A) => DerivativeOf<R, P[N], A[N]>;
}

export interface JacobianOptions<N extends number = number> extends AtArgument<N> {
  /** One pass a variable, one pass a value, or whichever needs fewer: the default. */
  readonly mode?: "forward" | "reverse";
}

/**
 * The Jacobian of f in numerator layout: for a value of shape S and an argument of shape T the array of all partial derivatives has shape [...S, ...T],
 * rows are outputs and columns inputs. For trees it is the tree of the value, at each leaf the tree of the argument.
 *
 * @param options  `mode`, `argnum`, and `aux: true` where f gives [value, aux]: then it gives { jacobian, aux }, aux being a tree of anything
 * @throws autodiff/leaf, autodiff/plain-result, autodiff/integer, autodiff/function, autodiff/options
 * @source MML 5.56 to 5.58
 * @example
 * jacobian(([x, y]) => stack([mul(x, y), sin(x)]))([1, 2]) // => [[2, 1], [0.5403023058681398, 0]]
 */
export const jacobian = ((f: AnyFunction, options?: JacobianOptions & { readonly aux?: boolean }) => {
  checkFunction("jacobian", f);
  const { mode, argnum = 0, aux: hasAux = false } = checkOptions("jacobian", options, ["argnum", "mode", "aux"]) ?? {};
  if (mode !== undefined && mode !== "forward" && mode !== "reverse") throw error("autodiff/primitive", { call: "jacobian", rule: 'the mode is "forward" or "reverse"', got: String(mode) });
  return (...args: readonly unknown[]) => {
    const at = flatten("jacobian", argumentAt("jacobian", args, argnum));
    const map = linearizedTree("jacobian", byArgument("jacobian", f, args, argnum), at, hasAux);
    const [inputs, outputs] = [at.leaves, map.values].map((xs) => xs.reduce((n, x) => n + sizeOf(x.shape), 0));
    const blocks = (mode ?? (inputs! < outputs! ? "forward" : "reverse")) === "forward" ? columns(map, at.leaves) : rows(map, at.leaves);
    const jacobian = unflattenNested(map.result, at, blocks);
    return hasAux ? { jacobian, aux: map.result.aux } : jacobian;
  };
}) as Jacobian;

/** Block (i, j) is the derivative of output leaf i by input leaf j. */
type Blocks = readonly (readonly Tensor[])[];

/** Each unit direction pushed forward, all of a leaf at once. */
const columns = (map: LinearMap, inputs: readonly Tensor[]): Blocks => {
  const byInput = inputs.map((x, j) => {
    const size = sizeOf(x.shape);
    const found = batched([unitVectors(x)], size, ([direction]) => pushed(map, inputs.map((other, k) => (k === j ? direction! : ops.zeros(other.shape, other.dtype)))));
    return found.map((column) => ops.reshape(ops.transpose(column, [...column.shape.keys()].slice(1).concat(0)), [...column.shape.slice(1), ...x.shape]));
  });
  return map.values.map((_, i) => inputs.map((__, j) => byInput[j]![i]!));
};

/** Each unit cotangent pulled back, all of a leaf at once. */
const rows = (map: LinearMap, inputs: readonly Tensor[]): Blocks =>
  map.values.map((y, i) => {
    const size = sizeOf(y.shape);
    const pulled = batched([unitVectors(y)], size, ([cotangent]) => map.pull(map.values.map((_, k) => (k === i ? cotangent : undefined))));
    return pulled.map((row, j) => ops.reshape(row, [...y.shape, ...inputs[j]!.shape]));
  });

/** The unit tensors of a shape along a new first axis. */
const unitVectors = ({ shape, dtype }: Tensor): Tensor => {
  const size = sizeOf(shape);
  return ops.reshape(ops.equal(ops.iota([size, size], 0, dtype), ops.iota([size, size], 1, dtype)), [size, ...shape]);
};

const unflattenNested = (result: Flat, argument: Flat, blocks: Blocks): unknown => {
  const trees = blocks.map((row) => unflatten(argument.structure, row));
  let next = 0;
  const visit = (node: Flat["structure"]): unknown =>
    "leaf" in node ? trees[next++] : "list" in node ? node.list.map(visit) : Object.fromEntries(node.entries.map(([key, value]) => [key, visit(value)]));
  return visit(result.structure);
};
