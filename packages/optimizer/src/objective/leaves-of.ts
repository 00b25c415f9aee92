import { Tensor, tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { error } from "../errors.js";

/**
 * The leaves of what an objective returned, as tensors.
 *
 * @throws optimizer/leaf
 */
export const leavesOf = (tree: unknown): readonly Tensor[] => {
  if (tree instanceof Tensor) return [tree];
  if (typeof tree === "number" || tree instanceof NDArray || ArrayBuffer.isView(tree)) return [tensor(tree as number)];
  if (Array.isArray(tree)) return tree.flatMap(leavesOf);
  if (typeof tree !== "object" || tree === null || "then" in tree) throw error("optimizer/leaf", { got: tree === null ? "null" : typeof tree === "object" ? "a promise" : typeof tree });
  return Object.values(tree).flatMap(leavesOf);
};
