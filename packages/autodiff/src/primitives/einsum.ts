import { aval } from "../aval.js";
import { error } from "../errors.js";
import { einsum as kernel, scaleEinsum as scaleKernel } from "../kernels/einsum.js";
import type { Ops } from "../ops.js";
import type { StructuralParams } from "../params.js";
import { einsumShape, parsedEinsum } from "../shape-algebra.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { total } from "./rule.js";

const terms = (spec: string): { inputs: string[]; output: string } => {
  const [left, output] = spec.split("->");
  return { inputs: left!.split(","), output: output! };
};

/** The parameter's spec has letters only, and an output. */
const shape: Primitive<StructuralParams["einsum"]>["shape"] = (inputs, { spec }) => {
  if (!/^[a-z]*(,[a-z]*)?->[a-z]*$/iu.test(spec)) throw error("autodiff/primitive", { call: "einsum", rule: "one or two operands and an output, in letters", got: spec });
  const dtypes = [...new Set(inputs.map(({ dtype }) => dtype))];
  if (dtypes.length > 1) throw error("autodiff/dtype", { call: "einsum", got: dtypes });
  return [aval(einsumShape(spec, inputs.map((input) => input.shape)), inputs[0]!.dtype)];
};

/** The cotangents of linear operands: the `product` of that of the result and the other operand, along the labels that these have. */
const adjoint = (F: Ops, ct: Maybe, inputs: readonly LinearInput[], spec: string, product: (spec: string, ...factors: Tensor[]) => Tensor): Maybe[] => {
  const { inputs: labels, output } = terms(spec);
  const { sizes } = parsedEinsum(spec, inputs.map(({ linear, constant }) => (linear ?? constant!).shape));
  return inputs.map(({ linear }, k) => {
    if (!ct || !linear) return undefined;
    const others = inputs.flatMap((input, j) => (j === k ? [] : [{ tensor: input.constant!, labels: labels[j]! }]));
    const own = [...new Set(labels[k]!)];
    // Labels that only this operand has were summed away: the cotangent is the same along them.
    const known = own.filter((label) => output.includes(label) || others.some((other) => other.labels.includes(label)));
    const partial = product(`${[output, ...others.map((other) => other.labels)].join()}->${known.join("")}`, ct, ...others.map(({ tensor }) => tensor));
    const repeated = F.transpose(F.broadcastTo(partial, [...own.filter((label) => !known.includes(label)), ...known].map((label) => sizes[label]!)), placed(own, known));
    return own.length === labels[k]!.length ? repeated : F.mul(deltas(F, labels[k]!, linear), spreadDiagonal(F, repeated, own, labels[k]!, linear.shape));
  });
};

/** Linear in each operand. */
export const einsum: Primitive<StructuralParams["einsum"]> = {
  shape,
  kernel: (inputs, { spec }) => [kernel(spec, inputs)],
  jvp: (F, primals, tangents, _, { spec }) => [total(F, tangents.map((dx, k) => dx && F.einsum(spec, ...primals.map((x, j) => (j === k ? dx : x)))))],
  transpose: (F, [ct], inputs, { spec }) => adjoint(F, ct, inputs, spec, F.einsum),
};

/** The einsum of two operands by products that are 0 where a factor is, whatever the other is: what `scale` is to `mul`. */
export const scaleEinsum: Primitive<StructuralParams["einsum"]> = {
  arity: 2,
  shape,
  kernel: ([x, y], { spec }) => [scaleKernel(spec, [x!, y!])],
  jvp: (F, [x, y], [dx, dy], _, { spec }) => [total(F, [dx && F.scaleEinsum(spec, dx, y!), dy && F.scaleEinsum(spec, x!, dy)])],
  transpose: (F, [ct], inputs, { spec }) => adjoint(F, ct, inputs, spec, F.scaleEinsum),
  selects: true,
};

/** The permutation from [labels not known, known] to the operand's own order. */
const placed = (own: readonly string[], known: readonly string[]): number[] => {
  const from = [...own.filter((label) => !known.includes(label)), ...known];
  return own.map((label) => from.indexOf(label));
};

type Shape = readonly number[];

/** 1 where axes with the same label have the same index, else 0. */
const deltas = (F: Ops, labels: string, { shape, dtype }: { readonly shape: Shape; readonly dtype: "float64" | "float32" | "int32" }) =>
  Array.from(labels).flatMap((label, k) => (labels.indexOf(label) < k ? [F.equal(F.iota(shape, k, dtype), F.iota(shape, labels.indexOf(label), dtype))] : [])).reduce((x, y) => F.mul(x, y));

/** A tensor over distinct labels repeated along the further axes of labels that stand twice. */
const spreadDiagonal = (F: Ops, x: Tensor, own: readonly string[], labels: string, shape: Shape) =>
  F.broadcastTo(F.reshape(x, Array.from(labels, (label, k) => (labels.indexOf(label) === k ? x.shape[own.indexOf(label)]! : 1))), shape);
