import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { scan } from "./scan.js";
import type { Tensors } from "./types.js";

/**
 * A loop of a fixed number of steps: `step(k, state)` for k = from … to − 1, where k is an int32 tensor. A scan without rows.
 *
 * @throws autodiff/tree  where the state changes its structure or shape; autodiff/primitive  where an end is no whole number
 * @example
 * item(fori(0, 5, (k, total) => add(total, cast(k, "float64")), 0)) // => 10
 */
export const fori = <S>(from: number, to: number, step: (k: Tensor<readonly []>, state: NoInfer<Tensors<S>>) => unknown, start: S): Tensors<S> => {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) throw error("autodiff/primitive", { call: "fori", rule: "both ends are whole numbers", got: `${from} and ${to}` });
  const length = Math.max(0, to - from);
  const fromZero = ops.iota([length], 0, "int32");
  const indices = from === 0 ? fromZero : ops.add(fromZero, ops.constant(from, "int32"));
  return scan((state, k) => [step(k as Tensor<readonly []>, state), undefined], start, indices)[0];
};
