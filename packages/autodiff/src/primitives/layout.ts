import { NDArray } from "@gradkit/shapes";
import { reshapeShape, transposeShape } from "../shape-algebra.js";
import { aval } from "../aval.js";
import { error } from "../errors.js";
import { allocate, dense, dtypeOf, sizeOf, wrap } from "../kernels/dense.js";
import { copyRows } from "../kernels/rows.js";
import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { linear } from "./linear.js";
import { checkAxes } from "./rule.js";

export const broadcastTo: Primitive<StructuralParams["broadcastTo"]> = linear<StructuralParams["broadcastTo"]>({
  shape: ([x], { shape }) => {
    const lead = shape.length - x!.shape.length;
    if (lead < 0 || !x!.shape.every((size, k) => size === 1 || size === shape[lead + k]))
      throw error("autodiff/primitive", { call: "broadcastTo", rule: "sizes must be equal, or 1 in the input", got: `(${x!.shape.join(", ")}) to (${shape.join(", ")})` });
    return [aval(shape, x!.dtype)];
  },
  kernel: ([x], { shape }) => {
    const lead = shape.length - x!.shape.length;
    return [new NDArray(x!.data, shape, shape.map((_, k) => (k < lead || x!.shape[k - lead] === 1 ? 0 : x!.strides[k - lead]!)), x!.offset)];
  },
  apply: (F, x, { shape }) => F.broadcastTo(x, shape),
  adjoint: (F, ct, { shape }) => {
    const lead = ct.shape.length - shape.length;
    const stretched = ct.shape.flatMap((size, k) => (k < lead || (shape[k - lead] === 1 && size !== 1) ? [k] : []));
    return F.reshape(F.sum(ct, stretched), shape);
  },
});

export const reshape: Primitive<StructuralParams["reshape"]> = linear<StructuralParams["reshape"]>({
  shape: ([x], { shape }) => {
    if (shape.includes(-1)) throw error("autodiff/primitive", { call: "reshape", rule: "every size is given", got: `(${shape.join(", ")})` });
    return [aval(reshapeShape(x!.shape, shape), x!.dtype)];
  },
  kernel: ([x], { shape }) => [wrap(dense(x!), shape)],
  apply: (F, x, { shape }) => F.reshape(x, shape),
  adjoint: (F, ct, { shape }) => F.reshape(ct, shape),
});

export const transpose: Primitive<StructuralParams["transpose"]> = linear<StructuralParams["transpose"]>({
  shape: ([x], { permutation }) => {
    checkAxes("transpose", permutation, x!.shape.length);
    return [aval(transposeShape(x!.shape, permutation), x!.dtype)];
  },
  kernel: ([x], { permutation }) => [new NDArray(x!.data, permutation.map((axis) => x!.shape[axis]!), permutation.map((axis) => x!.strides[axis]!), x!.offset)],
  apply: (F, x, { permutation }) => F.transpose(x, permutation),
  adjoint: (F, ct, _, { permutation }) => F.transpose(ct, permutation.map((__, k) => permutation.indexOf(k))),
});

export const reverse: Primitive<StructuralParams["reverse"]> = linear<StructuralParams["reverse"]>({
  shape: ([x], { axes }) => {
    checkAxes("reverse", axes, x!.shape.length);
    return [aval(x!.shape, x!.dtype)];
  },
  kernel: ([x], { axes }) => {
    const { data, shape, strides, offset } = x!;
    if (shape.includes(0)) return [x!];
    return [new NDArray(data, shape, strides.map((stride, k) => (axes.includes(k) ? -stride : stride)), axes.reduce((at, k) => at + (shape[k]! - 1) * strides[k]!, offset))];
  },
  apply: (F, x, { axes }) => F.reverse(x, axes),
  adjoint: (F, ct, _, { axes }) => F.reverse(ct, axes),
});

/** How many elements a slice of an axis has. */
const count = (start: number, stop: number, step: number): number => Math.max(0, Math.ceil((stop - start) / step));

export const slice: Primitive<StructuralParams["slice"]> = linear<StructuralParams["slice"]>({
  shape: ([x], { start, stop, step }) => {
    const isGood = x!.shape.every((size, k) => Number.isInteger(start[k]) && Number.isInteger(stop[k]) && Number.isInteger(step[k]) && start[k]! >= 0 && start[k]! <= stop[k]! && stop[k]! <= size && step[k]! >= 1);
    if (!isGood || start.length !== x!.shape.length)
      throw error("autodiff/primitive", { call: "slice", rule: "0 ≤ start ≤ stop ≤ size and step ≥ 1 on every axis", got: `[${start.join()}] to [${stop.join()}] by [${step.join()}] of (${x!.shape.join(", ")})` });
    return [aval(x!.shape.map((_, k) => count(start[k]!, stop[k]!, step[k]!)), x!.dtype)];
  },
  kernel: ([x], { start, stop, step }) => {
    const { data, strides, offset } = x!;
    const shape = start.map((from, k) => count(from, stop[k]!, step[k]!));
    return [new NDArray(data, shape, strides.map((stride, k) => stride * step[k]!), shape.includes(0) ? 0 : start.reduce((at, from, k) => at + from * strides[k]!, offset))];
  },
  apply: (F, x, { start, stop, step }) => F.slice(x, start, stop, step),
  adjoint: (F, ct, { shape }, { start, step }) => {
    const between = step.map((by) => by - 1);
    const after = shape.map((size, k) => size - start[k]! - (ct.shape[k] === 0 ? 0 : (ct.shape[k]! - 1) * step[k]! + 1));
    return F.pad(ct, start, after, between);
  },
});

export const pad: Primitive<StructuralParams["pad"]> = linear<StructuralParams["pad"]>({
  shape: ([x], { before, after, between }) => {
    const isGood = [before, after, between].every((list) => list.length === x!.shape.length && list.every((n) => Number.isInteger(n) && n >= 0));
    if (!isGood) throw error("autodiff/primitive", { call: "pad", rule: "a whole number from 0 up for each axis", got: `[${before.join()}] and [${after.join()}]` });
    return [aval(x!.shape.map((size, k) => before[k]! + after[k]! + size + Math.max(0, size - 1) * between[k]!), x!.dtype)];
  },
  kernel: ([x], { before, after, between }) => {
    const shape = x!.shape.map((size, k) => before[k]! + after[k]! + size + Math.max(0, size - 1) * between[k]!);
    const out = wrap(allocate(dtypeOf(x!), sizeOf(shape)), shape);
    const strides = out.strides.map((stride, k) => stride * (between[k]! + 1));
    copyRows(out.data, strides, before.reduce((at, n, k) => at + n * out.strides[k]!, 0), x!.data, x!.strides, x!.offset, x!.shape);
    return [out];
  },
  apply: (F, x, { before, after, between }) => F.pad(x, before, after, between),
  adjoint: (F, ct, { shape }, { before, between }) =>
    F.slice(ct, before, shape.map((size, k) => (size === 0 ? before[k]! : before[k]! + (size - 1) * (between[k]! + 1) + 1)), between.map((n) => n + 1)),
});
