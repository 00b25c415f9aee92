import { parseEinsum } from "@gradkit/shapes";
import type { Aval } from "@gradkit/autodiff";
import { constant, converted, mul, type Expr } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { againWhere } from "./again.js";
import type { Context } from "./context.js";
import { variable } from "./local.js";
import type { Lowering } from "./lowering.js";
import { folds, reduced } from "./reduction.js";
import { functionOf, scaled } from "./elementwise.js";
import { matmul } from "./matmul.js";
import { stored, virtual, type Value } from "./value.js";

type Times = (x: Expr, y: Expr) => Expr;

/** The einsum by products of elements, and by loops alone, where `product` gives it in no better way. */
const lower = (c: Context, inputs: readonly Value[], spec: string, out: Aval, times: Times, finish: (usual: Value, operands: readonly Value[], loops: (operands: readonly Value[]) => Value) => Value): Value => {
  const { inputs: labels, output, sizes } = parseEinsum(spec, ...inputs.map(({ shape }) => shape));
  const all = [...new Set(labels.flat())];
  const summed = all.filter((label) => !output.includes(label));
  // An operand whose elements are used several times is computed once.
  const operands = inputs.map((x, k) => (x.cost > 0 && all.some((label) => !labels[k]!.includes(label) && sizes[label]! > 1) ? stored(c, x) : x));
  const names = [...output, ...summed];
  const term = (of: readonly Value[], index: readonly IndexMap[]): Expr => of.map((x, k) => x.read(labels[k]!.map((label) => index[names.indexOf(label)]!))).reduce(times);
  if (summed.length === 0) {
    const cost = operands.reduce((total, x) => total + x.cost, operands.length - 1);
    return virtual(out, cost, (index) => converted(term(operands, index), kindOf[out.dtype]));
  }
  const loops = (of: readonly Value[]): Value => reduced(c, out, summed.map((label) => sizes[label]!), folds.sum, (index, inner) => term(of, [...index, ...inner]));
  const usual = matmul(c, operands, labels, output, sizes, out);
  return usual ? finish(usual, operands, loops) : loops(operands);
};

const wide = (dtype: Aval["dtype"]): Aval["dtype"] => (dtype === "float32" ? "float64" : dtype);

export const einsum: Lowering<"einsum"> = (c, inputs, { spec }, [out]) => {
  const times = functionOf("mul", wide(out!.dtype));
  return [lower(c, inputs, spec, out!, (x, y) => (x.kind === "f64" ? mul(x, y) : times(x, y)), (usual) => usual)];
};

/** A large product is computed as any. Only a factor that is no finite number makes that a difference, and then there is NaN in it: it is computed again then, by loops. */
export const scaleEinsum: Lowering<"scaleEinsum"> = (c, inputs, { spec }, [out]) => [
  lower(c, inputs, spec, out!, scaled(wide(out!.dtype)), (usual, operands, loops) => {
    const [found, given] = [stored(c, usual), operands.map((x) => stored(c, x))];
    againWhere(c, variable(c, constant(0)), found, () => {
      c.equation([found.place]);
      loops(given);
    });
    return found;
  }),
];
