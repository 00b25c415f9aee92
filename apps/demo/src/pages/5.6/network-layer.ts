import { add, matmul, tanh, type Tensor } from "@gradkit/autodiff";
import type { Weights } from "./network-state.js";

/** Layer k: σ(A f + b); the last one is linear. */
export const layer = (weights: Weights, k: number, f: Tensor): Tensor => {
  const { A, b } = weights[k]!;
  const pre = add(matmul(A, f), b) as Tensor;
  return k === weights.length - 1 ? pre : (tanh(pre) as Tensor);
};
