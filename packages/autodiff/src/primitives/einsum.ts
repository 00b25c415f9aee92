import { aval } from "../aval.js";
import { error } from "../errors.js";
import { einsum as kernel } from "../kernels/einsum.js";
import type { StructuralParams } from "../params.js";
import { einsumShape, parsedEinsum } from "../shape-algebra.js";
import type { Primitive } from "../primitive.js";
import { total } from "./rule.js";

const terms = (spec: string): { inputs: string[]; output: string } => {
  const [left, output] = spec.split("->");
  return { inputs: left!.split(","), output: output! };
};

/** Linear in each operand. The parameter's spec has letters only, and an output. */
export const einsum: Primitive<StructuralParams["einsum"]> = {
  shape: (inputs, { spec }) => {
    if (!/^[a-z]*(,[a-z]*)?->[a-z]*$/iu.test(spec)) throw error("autodiff/primitive", { call: "einsum", rule: "one or two operands and an output, in letters", got: spec });
    const dtypes = [...new Set(inputs.map(({ dtype }) => dtype))];
    if (dtypes.length > 1) throw error("autodiff/dtype", { call: "einsum", got: dtypes });
    return [aval(einsumShape(spec, inputs.map(({ shape }) => shape)), inputs[0]!.dtype)];
  },
  kernel: (inputs, { spec }) => [kernel(spec, inputs)],
  jvp: (F, primals, tangents, _, { spec }) => [total(F, tangents.map((dx, k) => dx && F.einsum(spec, ...primals.map((x, j) => (j === k ? dx : x)))))],
  transpose: (F, [ct], inputs, { spec }) => {
    const { inputs: labels, output } = terms(spec);
    const shapes = inputs.map(({ linear, constant }) => (linear ?? constant!).shape);
    const { sizes } = parsedEinsum(spec, shapes);
    return inputs.map(({ linear }, k) => {
      if (!ct || !linear) return undefined;
      const others = inputs.flatMap((input, j) => (j === k ? [] : [{ tensor: input.constant!, labels: labels[j]! }]));
      const own = [...new Set(labels[k]!)];
      // Labels that only this operand has were summed away: the cotangent is the same along them.
      const known = own.filter((label) => output.includes(label) || others.some((other) => other.labels.includes(label)));
      const partial = F.einsum(`${[output, ...others.map((other) => other.labels)].join()}->${known.join("")}`, ct, ...others.map(({ tensor }) => tensor));
      const repeated = F.transpose(F.broadcastTo(partial, [...own.filter((label) => !known.includes(label)), ...known].map((label) => sizes[label]!)), placed(own, known));
      return own.length === labels[k]!.length ? repeated : F.mul(deltas(F, labels[k]!, linear), spreadDiagonal(F, repeated, own, labels[k]!, linear.shape));
    });
  },
};

/** The permutation from [labels not known, known] to the operand's own order. */
const placed = (own: readonly string[], known: readonly string[]): number[] => {
  const from = [...own.filter((label) => !known.includes(label)), ...known];
  return own.map((label) => from.indexOf(label));
};

type Shape = readonly number[];
type F = Parameters<Primitive<never>["jvp"]>[0];

/** 1 where axes with the same label have the same index, else 0. */
const deltas = (F: F, labels: string, { shape, dtype }: { readonly shape: Shape; readonly dtype: "float64" | "float32" | "int32" }) =>
  Array.from(labels).flatMap((label, k) => (labels.indexOf(label) < k ? [F.equal(F.iota(shape, k, dtype), F.iota(shape, labels.indexOf(label), dtype))] : [])).reduce((x, y) => F.mul(x, y));

/** A tensor over distinct labels repeated along the further axes of labels that stand twice. */
const spreadDiagonal = (F: F, x: Parameters<F["sum"]>[0], own: readonly string[], labels: string, shape: Shape) =>
  F.broadcastTo(F.reshape(x, Array.from(labels, (label, k) => (labels.indexOf(label) === k ? x.shape[own.indexOf(label)]! : 1))), shape);
