import { parseEinsum } from "@gradkit/shapes";
import { converted, mul } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import type { Lowering } from "./lowering.js";
import { folds, reduced } from "./reduction.js";
import { functionOf } from "./elementwise.js";
import { matmul } from "./matmul.js";
import { stored, virtual } from "./value.js";

export const einsum: Lowering<"einsum"> = (c, inputs, { spec }, [out]) => {
  const { inputs: labels, output, sizes } = parseEinsum(spec, ...inputs.map(({ shape }) => shape));
  const all = [...new Set(labels.flat())];
  const summed = all.filter((label) => !output.includes(label));
  // An operand whose elements are used several times is computed once.
  const operands = inputs.map((x, k) => (x.cost > 0 && all.some((label) => !labels[k]!.includes(label) && sizes[label]! > 1) ? stored(c, x) : x));
  const times = functionOf("mul", out!.dtype === "float32" ? "float64" : out!.dtype);
  const term = (places: ReadonlyMap<string, IndexMap>) => {
    const factors = operands.map((x, k) => x.read(labels[k]!.map((label) => places.get(label)!)));
    return factors.reduce((x, y) => (x.kind === "f64" ? mul(x, y) : times(x, y)));
  };
  const placesOf = (names: readonly string[], index: readonly IndexMap[]): [string, IndexMap][] => names.map((label, k) => [label, index[k]!]);
  if (summed.length === 0) {
    const cost = operands.reduce((total, x) => total + x.cost, operands.length - 1);
    return [virtual(out!, cost, (index) => converted(term(new Map(placesOf(output, index))), kindOf[out!.dtype]))];
  }
  const product = matmul(c, operands, labels, output, sizes, out!);
  if (product) return [product];
  return [reduced(c, out!, summed.map((label) => sizes[label]!), folds.sum, (index, inner) => term(new Map([...placesOf(output, index), ...placesOf(summed, inner)])))];
};
