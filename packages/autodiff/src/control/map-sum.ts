import type { Shape } from "@gradkit/shapes";
import { error, programError } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { flatten, treeOf } from "../tree.js";
import { batched } from "../transform/batch.js";
import type { Rows } from "./types.js";

/**
 * Σ over the rows of `xs` of f(row): a batched map and a sum over the batch, for losses over data. f may use tensors from outside.
 *
 * @param f   a function of a row, a tree, whose value is a tensor
 * @param xs  a tree of tensors with a common first axis
 * @throws autodiff/rows  where the numbers of rows differ; autodiff/tree  where f(row) is no tensor
 * @example
 * grad((w) => mapSum(([x, y]) => square(sub(mul(w, x), y)), [[1, 2], [2, 4]]))(1) // => -10
 */
export const mapSum = <X, S extends Shape>(f: (row: NoInfer<Rows<X>>) => Tensor<S>, xs: X): Tensor<S> => {
  const { leaves, structure } = flatten("mapSum", xs, "xs");
  const counts = [...new Set(leaves.map(({ shape }) => shape[0] ?? "a scalar"))];
  const [size] = counts;
  if (counts.length !== 1 || typeof size !== "number") throw programError("autodiff/rows", { call: "mapSum", got: counts });
  const [values] = batched(leaves, size, (rows) => {
    const value = flatten("mapSum", f(treeOf(structure, rows) as Rows<X>), "f(row)");
    if (!("leaf" in value.structure)) throw error("autodiff/tree", { call: "mapSum", path: "f(row)", expected: "one tensor", got: `a tree of ${value.leaves.length}` });
    return value.leaves;
  });
  return ops.sum(values!, [0]) as Tensor as Tensor<S>;
};
