import { parseEinsum } from "@gradkit/shapes";
import { converted, mul } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import type { Aval } from "@gradkit/autodiff";
import type { Context } from "./context.js";
import type { Lowering } from "./lowering.js";
import { folds, reduced } from "./reduction.js";
import { functionOf } from "./elementwise.js";
import { matmul } from "./matmul.js";
import { stored, virtual, type Value } from "./value.js";

/** A product of float32 by way of float64, as sums are, so that it is rounded once. */
const roundedProduct = (c: Context, operands: readonly Value[], labels: readonly (readonly string[])[], output: readonly string[], sizes: Readonly<Record<string, number>>, out: Aval): Value | undefined => {
  // The place that is meant for the result is of float32.
  c.equation([]);
  const product = matmul(c, operands.map(doubled), labels, output, sizes, { ...out, dtype: "float64" });
  return product && virtual(out, 1, (index) => converted(product.read(index), "f32"));
};

const doubled = (x: Value): Value => (x.dtype === "float64" ? x : virtual({ shape: x.shape, dtype: "float64" }, x.cost + 1, (index) => converted(x.read(index), "f64")));

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
  const product = out!.dtype === "float64" ? matmul(c, operands, labels, output, sizes, out!) : out!.dtype === "float32" ? roundedProduct(c, operands, labels, output, sizes, out!) : undefined;
  if (product) return [product];
  return [reduced(c, out!, summed.map((label) => sizes[label]!), folds.sum, (index, inner) => term(new Map([...placesOf(output, index), ...placesOf(summed, inner)])))];
};
