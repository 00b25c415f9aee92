import { checkReal } from "../check-real.js";
import { error } from "../errors.js";
import { dense, sizeOf } from "../kernels/dense.js";
import { isTensor } from "../methods.js";
import { ops } from "../operations.js";
import { numbersOf, type Tensor } from "../tensor.js";
import { flatten, treeOf, unflatten } from "../tree.js";
import type { Widened } from "../transform/types.js";
import { asTensor, type TensorLike } from "./tensor-like.js";

/** A tree as one vector, and the way back. */
export interface Raveled<T> {
  /** All numbers of the tree, leaf after leaf, each in row-major order. */
  readonly flat: Float64Array;
  /** The tree of other numbers: in the containers of the tree, or as tensors where the numbers are a tensor. */
  readonly unravel: { (flat: Tensor): unknown; (flat: Exclude<TensorLike, Tensor>): Widened<T> };
  /** Where the number at an index of the vector stands: `x.w[0, 2]`. */
  readonly nameOf: (index: number) => string;
}

/**
 * A tree of numbers and arrays as one vector, for what works on vectors, with the function that makes such trees of vectors again.
 *
 * @param root  what the tree is called in names
 * @throws autodiff/leaf; autodiff/integer where a leaf holds whole numbers; autodiff/tree where a vector of another length is unraveled
 * @example
 * const { flat, unravel, nameOf } = ravel({ w: [[1, 2], [3, 4]], b: 5 })
 * flat                     // => [1, 2, 3, 4, 5]
 * unravel([5, 4, 3, 2, 1]) // => { w: [[5, 4], [3, 2]], b: 1 }
 * nameOf(2)                // => "x.w[1, 0]"
 */
export const ravel = <const T>(tree: T, root = "x"): Raveled<T> => {
  const { leaves, structure, paths } = flatten("ravel", tree, root);
  checkReal("ravel", leaves, paths);
  const ends: number[] = [];
  for (const { shape } of leaves) ends.push((ends.at(-1) ?? 0) + sizeOf(shape));
  const length = ends.at(-1) ?? 0;
  const flat = new Float64Array(length);
  for (const [k, leaf] of leaves.entries()) flat.set(dense(numbersOf(leaf)), ends[k]! - sizeOf(leaf.shape));

  const unravel = (vector: TensorLike): unknown => {
    const x = asTensor("unravel", vector);
    if (x.shape.length !== 1 || x.shape[0] !== length) throw error("autodiff/tree", { call: "unravel", path: "the vector", expected: `(${length})`, got: `(${x.shape.join(", ")})` });
    const parts = leaves.map(({ shape, dtype }, k) => ops.cast(ops.reshape(ops.slice(x, [ends[k]! - sizeOf(shape)], [ends[k]!]), shape), dtype));
    return isTensor(vector) ? treeOf(structure, parts) : unflatten(structure, parts);
  };
  const nameOf = (index: number): string => {
    const k = ends.findIndex((end) => index < end);
    const { shape } = leaves[k]!;
    let rest = index - ends[k]! + sizeOf(shape);
    const position = shape.toReversed().map((size) => {
      const at = rest % size;
      rest = (rest - at) / size;
      return at;
    });
    return position.length === 0 ? paths[k]! : `${paths[k]!}[${position.toReversed().join(", ")}]`;
  };
  return { flat, unravel: unravel as Raveled<T>["unravel"], nameOf };
};
