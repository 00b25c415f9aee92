import { functionNames } from "@gradkit/scalar";
import type { Ops } from "../ops.js";
import type { CorePrimitiveName, ParamsOf } from "../params.js";
import type { Batched, Batching } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { inFront, only, shifted, spread } from "./rule.js";

const elementwise = Object.fromEntries(
  [...functionNames.filter((name) => name !== "restrict"), "less" as const, "lessEqual" as const, "equal" as const, "scale" as const].map((name) => {
    const rule: Batching<unknown> = (F, inputs) => [(F[name] as (...args: Tensor[]) => Tensor)(...inputs.map((input) => inFront(F, input)))];
    return [name, rule];
  }),
) as unknown as Pick<Rules, Exclude<CorePrimitiveName, keyof typeof structural>>;

type Rules = { readonly [N in CorePrimitiveName]: Batching<ParamsOf<N>> };

/** A reduction over the same axes, one further on. */
const over =
  (name: "sum" | "prod" | "maximum" | "minimum"): Batching<ParamsOf<"sum">> =>
  (F, inputs, _, { axes }) => [F[name](inFront(F, only(inputs)), shifted(axes))];

const along =
  (name: "argmax" | "argmin" | "argsort"): Batching<ParamsOf<"argsort">> =>
  (F, inputs, _, { axis }) => [F[name](inFront(F, only(inputs)), axis + 1)];

/** A batch of gathers as one: x as [size · axis, …rest] and the indices shifted by the place of their batch element. */
const flattened = (F: Ops, x: Batched, indices: Batched, size: number, axis: number): [Tensor, Tensor] => {
  const front = spread(F, x, size);
  const rest = front.shape.map((_, k) => k).filter((k) => k !== 0 && k !== axis + 1);
  const moved = F.transpose(front, [0, axis + 1, ...rest]);
  const flat = F.reshape(moved, [size * front.shape[axis + 1]!, ...rest.map((k) => front.shape[k]!)]);
  const each = inFront(F, indices);
  const offset = F.mul(F.iota(each.shape, 0, "int32"), F.constant(front.shape[axis + 1]!, "int32"));
  return [flat, F.add(each, offset)];
};

const freeLetter = (spec: string): string => Array.from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").find((letter) => !spec.includes(letter))!;

/** An einsum's spec with a letter more for the batch, in front of the operands that are in it. */
const withBatch = (spec: string, inputs: readonly Batched[]): string => {
  const [left, output] = spec.split("->");
  const letter = freeLetter(spec);
  return `${left!.split(",").map((of, k) => (inputs[k]!.axis === undefined ? of : letter + of)).join()}->${letter}${output}`;
};

const structural = {
  stopGradient: (F, inputs) => [F.stopGradient(inFront(F, only(inputs)))],
  cast: (F, inputs, _, { dtype }) => [F.cast(inFront(F, only(inputs)), dtype)],
  broadcastTo: (F, inputs, size, { shape }) => {
    const x = inFront(F, only(inputs));
    const ones = Array<number>(shape.length + 1 - x.shape.length).fill(1);
    return [F.broadcastTo(F.reshape(x, [size, ...ones, ...x.shape.slice(1)]), [size, ...shape])];
  },
  reshape: (F, inputs, size, { shape }) => [F.reshape(inFront(F, only(inputs)), [size, ...shape])],
  transpose: (F, inputs, _, { permutation }) => [F.transpose(inFront(F, only(inputs)), [0, ...shifted(permutation)])],
  slice: (F, inputs, size, { start, stop, step }) => [F.slice(inFront(F, only(inputs)), [0, ...start], [size, ...stop], [1, ...step])],
  pad: (F, inputs, _, { before, after, between }) => [F.pad(inFront(F, only(inputs)), [0, ...before], [0, ...after], [0, ...between])],
  reverse: (F, inputs, _, { axes }) => [F.reverse(inFront(F, only(inputs)), shifted(axes))],
  concat: (F, inputs, size, { axis }) => [F.concat(inputs.map((input) => spread(F, input, size)), axis + 1)],
  sum: over("sum"),
  prod: over("prod"),
  maximum: over("maximum"),
  minimum: over("minimum"),
  argmax: along("argmax"),
  argmin: along("argmin"),
  argsort: along("argsort"),
  cumsum: (F, inputs, _, { axis, reverse }) => [F.cumsum(inFront(F, only(inputs)), axis + 1, reverse)],
  einsum: (F, inputs, _, { spec }) => [F.einsum(withBatch(spec, inputs), ...inputs.map((input) => inFront(F, input)))],
  scaleEinsum: (F, inputs, _, { spec }) => [F.scaleEinsum(withBatch(spec, inputs), inFront(F, inputs[0]!), inFront(F, inputs[1]!))],
  gather: (F, [x, indices], size, { axis }) => {
    if (indices!.axis === undefined) return [F.gather(inFront(F, x!), indices!.tensor, axis + 1)];
    const [flat, rows] = flattened(F, x!, indices!, size, axis);
    const taken = F.gather(flat, rows, 0);
    const indexRank = indices!.tensor.shape.length - 1;
    const rest = spread(F, x!, size).shape.filter((_, k) => k !== 0 && k !== axis + 1);
    // [size, …indices, …rest] to [size, …before the axis, …indices, …after it]
    const order = [0, ...rest.slice(0, axis).map((_, k) => 1 + indexRank + k), ...Array.from({ length: indexRank }, (_, k) => 1 + k), ...rest.slice(axis).map((_, k) => 1 + indexRank + axis + k)];
    return [F.transpose(F.reshape(taken, [size, ...inFront(F, indices!).shape.slice(1), ...rest]), order)];
  },
  scatterAdd: (F, [x, indices, updates], size, { axis }) => {
    const front = spread(F, x!, size);
    if (indices!.axis === undefined) return [F.scatterAdd(front, indices!.tensor, spread(F, updates!, size), axis + 1)];
    const [flat, rows] = flattened(F, x!, indices!, size, axis);
    const indexRank = indices!.tensor.shape.length - 1;
    const u = spread(F, updates!, size);
    const lead = Array.from({ length: axis }, (_, k) => 1 + k);
    const order = [0, ...Array.from({ length: indexRank }, (_, k) => 1 + axis + k), ...lead, ...u.shape.map((_, k) => k).slice(1 + axis + indexRank)];
    const added = F.scatterAdd(flat, rows, F.transpose(u, order), 0);
    const rest = front.shape.map((_, k) => k).filter((k) => k !== 0 && k !== axis + 1);
    const back = F.reshape(added, [size, front.shape[axis + 1]!, ...rest.map((k) => front.shape[k]!)]);
    const places = [0, axis + 1, ...rest];
    return [F.transpose(back, front.shape.map((_, k) => places.indexOf(k)))];
  },
  iota: (F, _, size, { shape, axis, dtype }) => [F.broadcastTo(F.iota(shape, axis, dtype), [size, ...shape])],
} satisfies Partial<Rules>;

/** How each primitive of the core is applied to a batch: a missing rule is a type error. Only batches read it; what modules add has its rule in the record. */
export const batching: Rules = { ...elementwise, ...structural };
