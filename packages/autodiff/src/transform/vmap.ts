import { checkFunction } from "../check-function.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Shape } from "@gradkit/shapes";
import type { Tensor } from "../tensor.js";
import { flatten, returned, treeOf, unflatten } from "../tree.js";
import { within } from "../trace.js";
import { batchedOf, batchedTensor, batchTrace } from "./batch.js";
import type { AnyFunction, Givens, Params, Returned } from "./types.js";
import { spread } from "../primitives/rule.js";

export interface Vmap {
  <P extends Params, R>(f: (...args: P) => R, inAxes?: Axis | readonly Axis[], outAxis?: number): <A extends Givens<P>>(...args: A) => Returned<WithBatch<R>, A>;
  <P extends readonly unknown[], R>(f: (...args: P) => R, inAxes?: Axis | readonly Axis[], outAxis?: number): <A extends Givens<P>>(...args: A) => Returned<WithBatch<R>, A>;
}

/** Results have one axis more, of a size that no type tells. */
type WithBatch<R> = 0 extends 1 & R ? R : R extends Tensor<infer S> ? Tensor<number extends S["length"] ? Shape : readonly [number, ...Sizes<S>]> : R extends object ? { [K in keyof R]: WithBatch<R[K]> } : R;

type Sizes<S extends Shape> = { readonly [K in keyof S]: number };

/** The batch axis of an argument: none for one that is the same for all. */
export type Axis = number | null;

/**
 * f over a batch: the function that maps f over an axis of its arguments and stacks the values along a new axis, as one computation and not a loop.
 *
 * @param inAxes   the batch axis of each argument: a number for all, or a list with null for arguments that are shared; 0 unless given
 * @param outAxis  where the batch axis stands in the value
 * @throws autodiff/tree  where batch axes have different sizes; autodiff/primitive  where one is not there
 * @example
 * vmap((x, y) => dot(x, y))([[1, 2], [3, 4]], [[5, 6], [7, 8]]) // => [17, 53]
 */
export const vmap = ((f: AnyFunction, inAxes: Axis | readonly Axis[] = 0, outAxis = 0) => {
  checkFunction("vmap", f);
  return (...args: readonly unknown[]) => {
    const flats = args.map((arg, k) => flatten("vmap", arg, `argument ${k}`));
    if (Array.isArray(inAxes) && inAxes.length !== args.length) throw error("autodiff/tree", { call: "vmap", path: "inAxes", expected: `one for each of ${args.length} arguments`, got: String(inAxes.length) });
    const axisOf = (k: number): Axis => (Array.isArray(inAxes) ? (inAxes as readonly Axis[])[k]! : (inAxes as Axis));
    const axesOf = flats.map(({ leaves, paths }, k) => leaves.map(({ shape }, i) => (axisOf(k) === null ? null : checkedAxis(axisOf(k)!, shape.length, paths[i]!))));
    const sizes = flats.flatMap(({ leaves }, k) => leaves.flatMap(({ shape }, i) => shape[axesOf[k]![i] ?? -1] ?? []));
    const [size] = sizes;
    const odd = sizes.find((other) => other !== size);
    if (size === undefined || odd !== undefined)
      throw error("autodiff/tree", { call: "vmap", path: "the batch axis", expected: size === undefined ? "one size" : `one size, ${size}`, got: sizes.join(" and ") || "no batched argument" });
    return within(
      (level) => ({ traces: [batchTrace(level, size)] as const }),
      ({ traces: [trace] }) => {
        const elements = flats.map(({ leaves, structure }, k) =>
          treeOf(structure, leaves.map((x, i) => {
            const axis = axesOf[k]![i]!;
            return axis === null ? x : batchedTensor(trace, x, axis);
          })));
        const result = flatten("vmap", f(...elements), "f(x)");
        const [structure] = flats.map((flat) => flat.structure);
        const outputs = result.leaves.map((y, i) => moveFront(spread(ops, batchedOf(trace, y), size), outAxis, result.paths[i]!));
        return unflatten(returned(result.structure, structure!), outputs);
      },
    );
  };
}) as Vmap;

const moveFront = (x: Tensor, to: number, path: string): Tensor => {
  const at = checkedAxis(to, x.shape.length, path);
  const rest = x.shape.map((_, k) => k).slice(1);
  return ops.transpose(x, [...rest.slice(0, at), 0, ...rest.slice(at)]);
};

/** A batch axis counted from the front. */
const checkedAxis = (axis: number, rank: number, path: string): number => {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    throw error("autodiff/primitive", { call: "vmap", rule: rank === 0 ? `a scalar has no batch axis, write null for ${path}` : `the batch axis of ${path} is a whole number from ${-rank} to ${rank - 1}`, got: String(axis) });
  return axis < 0 ? axis + rank : axis;
};
