import { functionNames, type FunctionName } from "@gradkit/scalar";
import type { Dtype, Shape } from "@gradkit/shapes";
import { sameShape } from "./aval.js";
import { bind } from "./bind.js";
import { error } from "./errors.js";
import { scalar } from "./kernels/dense.js";
import type { Ops } from "./ops.js";
import type { NoParams, PrimitiveName } from "./params.js";
import { allAxes, broadcastShapes } from "./shape-algebra.js";
import { concrete, numbersOf, provide, type Tensor } from "./tensor.js";

const none: NoParams = {};
const first = (outputs: readonly Tensor[]): Tensor => outputs[0]!;
const constant = (value: number, dtype: Dtype = "float64"): Tensor => concrete(scalar(value, dtype));

const broadcastTo = (x: Tensor, shape: Shape): Tensor => (sameShape(x.shape, shape) ? x : first(bind("broadcastTo", [x], { shape })));

/** Inputs of one dtype: a lone number takes that of the tensors that it meets. */
const promoted = (call: string, inputs: readonly Tensor[]): readonly Tensor[] => {
  if (inputs.every(({ dtype }) => dtype === inputs[0]!.dtype)) return inputs;
  const dtypes = new Set(inputs.map(({ dtype }) => dtype));
  const isNumber = (x: Tensor): boolean => x.shape.length === 0 && x.trace === undefined;
  // Among lone numbers those of float64 give way: the constants of rules are such.
  const strong = inputs.filter((x) => !isNumber(x));
  const wanted = new Set((strong.length > 0 ? strong : inputs.filter(({ dtype }) => dtype !== "float64")).map(({ dtype }) => dtype));
  const [dtype] = wanted;
  const fits = (x: Tensor): boolean => dtype !== "int32" || Number.isInteger(numbersOf(x).at());
  if (wanted.size !== 1 || !inputs.every((x) => x.dtype === dtype || fits(x))) throw error("autodiff/dtype", { call, got: [...dtypes] });
  return inputs.map((x) => (x.dtype === dtype ? x : constant(numbersOf(x).at(), dtype)));
};

const elementwise =
  (name: Exclude<FunctionName, "restrict"> | "less" | "lessEqual" | "equal" | "scale") =>
  (x: Tensor, y?: Tensor, z?: Tensor): Tensor => {
    // The commonest calls first: small operations cost little more than their arrays.
    if (!y) return first(bind(name, [x], none));
    if (!z && x.dtype === y.dtype && sameShape(x.shape, y.shape)) return first(bind(name, [x, y], none));
    return first(bind(name, stretched(promoted(name, z ? [x, y, z] : [x, y])), none));
  };

/** Inputs broadcast to their common shape: that of the largest where the others are single numbers. */
const stretched = (inputs: readonly Tensor[]): readonly Tensor[] => {
  const wide = inputs.filter((x) => x.shape.length > 0);
  if (wide.length === 0) return inputs;
  const shape = wide.every((x) => sameShape(x.shape, wide[0]!.shape)) ? (wide[0]?.shape ?? []) : broadcastShapes(...inputs.map((x) => x.shape));
  return inputs.map((x) => broadcastTo(x, shape));
};

const functions = Object.fromEntries(functionNames.map((name) => [name, name === "restrict" ? (x: Tensor) => x : elementwise(name)]));
const withAxes = (name: "sum" | "prod" | "maximum" | "minimum") => (x: Tensor, axes: readonly number[] = allAxes(x.shape.length)): Tensor => first(bind(name, [x], { axes }));
const withAxis = (name: "argmax" | "argmin" | "argsort") => (x: Tensor, axis: number): Tensor => first(bind(name, [x], { axis }));

/** The operations on tensors: each binds its primitive, whoever interprets it. */
export const ops: Ops = provide({
  ...(functions as unknown as Omit<Ops, Exclude<PrimitiveName, FunctionName>>),
  constant,
  pi: constant(Math.PI),
  e: constant(Math.E),
  less: elementwise("less"),
  lessEqual: elementwise("lessEqual"),
  equal: elementwise("equal"),
  scale: elementwise("scale"),
  only: (ct, condition, holds) => {
    const zero = constant(0, ct.dtype);
    return holds ? ops.where(condition, ct, zero) : ops.where(condition, zero, ct);
  },
  stopGradient: (x) => first(bind("stopGradient", [x], none)),
  cast: (x, dtype) => (x.dtype === dtype ? x : first(bind("cast", [x], { dtype }))),
  broadcastTo,
  reshape: (x, shape) => (sameShape(x.shape, shape) ? x : first(bind("reshape", [x], { shape }))),
  transpose: (x, permutation = allAxes(x.shape.length).toReversed()) => (permutation.every((axis, k) => axis === k) ? x : first(bind("transpose", [x], { permutation }))),
  slice: (x, start, stop, step = x.shape.map(() => 1)) => first(bind("slice", [x], { start, stop, step })),
  pad: (x, before, after, between = x.shape.map(() => 0)) => first(bind("pad", [x], { before, after, between })),
  reverse: (x, axes) => first(bind("reverse", [x], { axes })),
  concat: (xs, axis) => (xs.length === 1 ? xs[0]! : first(bind("concat", xs, { axis }))),
  sum: (x, axes = allAxes(x.shape.length)) => (axes.length === 0 ? x : first(bind("sum", [x], { axes }))),
  prod: withAxes("prod"),
  maximum: withAxes("maximum"),
  minimum: withAxes("minimum"),
  argmax: withAxis("argmax"),
  argmin: withAxis("argmin"),
  argsort: withAxis("argsort"),
  cumsum: (x, axis, reverse = false) => first(bind("cumsum", [x], { axis, reverse })),
  einsum: (spec, ...operands) => first(bind("einsum", operands, { spec })),
  scaleEinsum: (spec, x, y) => first(bind("scaleEinsum", [x, y], { spec })),
  gather: (x, indices, axis) => first(bind("gather", [x, indices], { axis })),
  scatterAdd: (x, indices, updates, axis) => first(bind("scatterAdd", [x, indices, updates], { axis })),
  iota: (shape, axis, dtype = "float64") => first(bind("iota", [], { shape, axis, dtype })),
  zeros: (shape, dtype = "float64") => broadcastTo(constant(0, dtype), shape),
});

/** Adds operations of a module that a bundle may leave out: its rules then meet both. */
export const extend = <Extra extends object>(operations: Extra): Ops & Extra => Object.assign(ops, operations);
