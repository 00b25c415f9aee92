import { fromData, type Shape } from "@gradkit/shapes";
import { bind } from "../bind.js";
import { sizeOf } from "../kernels/dense.js";
import { ops } from "../operations.js";
import type { Equation } from "../program/program.js";
import { concrete, type Tensor } from "../tensor.js";
import { jacobian } from "../transform/jacobian.js";

const known = new WeakMap<Equation, Map<string, readonly (readonly number[])[]>>();

/**
 * Which elements of its inputs, counted through all of them, each element of an operation's value is the sum of: of one that moves and adds elements, the pattern of
 * its Jacobian. `indices` are the numbers of inputs that are no variables.
 */
export const pattern = (equation: Equation, shapes: readonly Shape[], indices: readonly (readonly number[] | undefined)[] = []): readonly (readonly number[])[] => {
  const patterns = known.get(equation) ?? new Map<string, readonly (readonly number[])[]>();
  known.set(equation, patterns);
  const key = indices.map((numbers) => numbers?.join()).join(";");
  const found = patterns.get(key) ?? traced(equation, shapes, indices);
  patterns.set(key, found);
  return found;
};

const traced = (equation: Equation, shapes: readonly Shape[], indices: readonly (readonly number[] | undefined)[]): readonly (readonly number[])[] => {
  const starts = shapes.map((_, k) => shapes.slice(0, k).reduce((n, shape) => n + sizeOf(shape), 0));
  const apply = (all: Tensor): Tensor => {
    const inputs = shapes.map((shape, k) =>
      indices[k] ? concrete(fromData(Int32Array.from(indices[k]), shape)) : ops.reshape(ops.slice(all, [starts[k]!], [starts[k]! + sizeOf(shape)]), shape));
    const [value] = bind(equation.primitive, inputs, equation.params as never);
    return ops.reshape(value!, [sizeOf(value!.shape)]);
  };
  const width = shapes.reduce((n, shape) => n + sizeOf(shape), 0);
  const ones = Array.from(jacobian(apply)(new Float64Array(width)) as Iterable<number>);
  return Array.from({ length: sizeOf(equation.outputs[0]!.shape) }, (_, k) => ones.slice(k * width, (k + 1) * width).flatMap((one, place) => (one === 0 ? [] : [place])));
};
