import { Tensor, tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";

/** The leaves of what an objective returned, as tensors. */
export const leavesOf = (tree: unknown): readonly Tensor[] => {
  if (tree instanceof Tensor) return [tree];
  if (typeof tree === "number" || tree instanceof NDArray || ArrayBuffer.isView(tree)) return [tensor(tree as number)];
  if (Array.isArray(tree)) return tree.flatMap(leavesOf);
  return Object.values(tree as object).flatMap(leavesOf);
};
