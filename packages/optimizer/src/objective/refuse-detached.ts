import { NDArray } from "@gradkit/shapes";
import { error } from "../errors.js";

/**
 * Looks through a tree for arrays whose memory was transferred to a worker: they have no numbers any more.
 *
 * @throws optimizer/detached
 */
export const refuseDetached = (call: string, tree: unknown, path: string): void => {
  if (tree instanceof NDArray) return refuseDetached(call, tree.data, path);
  if (ArrayBuffer.isView(tree)) {
    if (tree.byteLength === 0 && isDetached(tree.buffer)) throw error("optimizer/detached", { call, path });
  } else if (typeof tree === "object" && tree !== null && !(Array.isArray(tree) && typeof tree[0] === "number")) {
    for (const [key, value] of Object.entries(tree)) refuseDetached(call, value, `${path}.${key}`);
  }
};

const isDetached = (memory: ArrayBufferLike): boolean => {
  try {
    return new Uint8Array(memory).length < 0;
  } catch {
    return true;
  }
};
