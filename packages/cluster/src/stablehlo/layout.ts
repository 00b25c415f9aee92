import type { ParamsOf } from "@gradkit/autodiff/backend";
import { fill } from "./constant.js";
import { iota as iotaOf, type Operation, permuted } from "./operation.js";
import { count, list, type Type } from "./writer.js";

const only = (types: readonly Type[]): Type => types[0]!;

export const stopGradient: Operation = (_, inputs) => inputs;
export const cast: Operation<ParamsOf<"cast">> = (W, [x], _, types) => [W.op("convert", [x!], only(types))];
export const broadcastTo: Operation<ParamsOf<"broadcastTo">> = (W, [x], { shape }) => [
  W.op("broadcast_in_dim", [x!], { ...x!, shape }, { broadcast_dimensions: list(x!.shape.map((_, k) => shape.length - x!.shape.length + k)) }),
];
export const reshape: Operation<ParamsOf<"reshape">> = (W, [x], _, types) => [W.op("reshape", [x!], only(types))];
export const transpose: Operation<ParamsOf<"transpose">> = (W, [x], { permutation }) => [permuted(W, x!, permutation)];
export const reverse: Operation<ParamsOf<"reverse">> = (W, [x], { axes }) => [W.op("reverse", [x!], x!, { dimensions: list(axes) })];
export const concat: Operation<ParamsOf<"concat">> = (W, inputs, { axis }, types) => [W.op("concatenate", inputs, only(types), { dimension: count(axis) })];
export const slice: Operation<ParamsOf<"slice">> = (W, [x], { start, stop, step }, types) => [W.op("slice", [x!], only(types), { start_indices: list(start), limit_indices: list(stop), strides: list(step) })];
export const pad: Operation<ParamsOf<"pad">> = (W, [x], { before, after, between }, types) => [
  W.op("pad", [x!, fill(W, { ...x!, shape: [] }, 0)], only(types), { edge_padding_low: list(before), edge_padding_high: list(after), interior_padding: list(between) }),
];
export const iota: Operation<ParamsOf<"iota">> = (W, _, { axis }, types) => [iotaOf(W, only(types), axis)];
