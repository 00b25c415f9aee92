import { sameShape, showAval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import type { Ops } from "../ops.js";
import type { Batched, Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";

/** The one input of a primitive that takes one. */
export const only = <T>(inputs: readonly T[]): T => inputs[0]!;

/** The abstract value that all inputs share: the first of them. */
export const common = (call: string, inputs: readonly Aval[]): Aval => {
  const first = inputs[0];
  for (let k = 1; k < inputs.length; k++)
    if (!sameShape(inputs[k]!.shape, first!.shape) || inputs[k]!.dtype !== first!.dtype) throw error("autodiff/primitive", { call, rule: "inputs must agree in shape and dtype", got: inputs.map(showAval).join(" and ") });
  return first!;
};

/** The sum of the terms that are there. */
export const total = (F: Ops, terms: readonly Maybe[]): Maybe => {
  let sum: Maybe;
  for (const term of terms) sum = plus(F, sum, term);
  return sum;
};

export const plus = (F: Ops, x: Maybe, y: Maybe): Maybe => (x && y ? F.add(x, y) : (x ?? y));

/** A batched tensor with the batch axis in front. */
export const inFront = (F: Ops, { tensor, axis }: Batched): Tensor => {
  if (axis === undefined || axis === 0) return tensor;
  const rest = tensor.shape.map((_, k) => k).filter((k) => k !== axis);
  return F.transpose(tensor, [axis, ...rest]);
};

/** A batched tensor with the batch axis in front, repeated where it has none. */
export const spread = (F: Ops, input: Batched, size: number): Tensor =>
  input.axis === undefined ? F.broadcastTo(input.tensor, [size, ...input.tensor.shape]) : inFront(F, input);

/** A list of axes counted past a batch axis in front. */
export const shifted = (axes: readonly number[]): number[] => axes.map((axis) => axis + 1);

export const checkAxes = (call: string, axes: readonly number[], rank: number): void => {
  const isGood = axes.every((axis, k) => Number.isInteger(axis) && axis >= 0 && axis < rank && !axes.includes(axis, k + 1));
  if (!isGood) throw error("autodiff/primitive", { call, rule: "axes must differ and run from 0 to rank - 1", got: `[${axes.join(", ")}] for rank ${rank}` });
};
