import { aval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import { around, allocate, dense, wrap } from "../kernels/dense.js";
import { alongAxis, folds, reduce } from "../kernels/reduce.js";
import type { Ops } from "../ops.js";
import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { allAxes } from "../shape-algebra.js";
import type { Tensor } from "../tensor.js";
import { linear } from "./linear.js";
import { checkAxes } from "./rule.js";

type Axes = { readonly axes: readonly number[] };

const without = (call: string, { shape, dtype }: Aval, axes: readonly number[]): Aval => {
  if (axes === allAxes(shape.length)) return aval([], dtype);
  checkAxes(call, axes, shape.length);
  return aval(shape.filter((_, k) => !axes.includes(k)), dtype);
};

/** A reduced tensor with its axes back as axes of size 1, where they do not stand in front anyway, stretched to the shape from before. */
const restored = (F: Ops, reduced: Tensor, shape: readonly number[], axes: readonly number[]): Tensor =>
  F.broadcastTo(axes.every((axis, k) => axis === k) ? reduced : F.reshape(reduced, shape.map((size, k) => (axes.includes(k) ? 1 : size))), shape);

export const sum: Primitive<Axes> = linear<Axes>({
  shape: ([x], { axes }) => [without("sum", x!, axes)],
  kernel: ([x], { axes }) => [reduce(x!, axes, folds.sum)],
  apply: (F, x, { axes }) => F.sum(x, axes),
  adjoint: (F, ct, { shape }, { axes }) => restored(F, ct, shape, axes),
});

/**
 * The product of all elements but each one along the last axis, exact with zeros, where y/x is not. Each is its partner in a pair times the product of all other
 * pairs: three products an element, in log₂ n steps.
 */
const productOfOthers = (F: Ops, x: Tensor): Tensor => {
  const lead = x.shape.slice(0, -1);
  const size = x.shape.at(-1)!;
  const one = F.constant(1, x.dtype);
  if (size < 2) return F.broadcastTo(one, x.shape);
  const count = Math.ceil(size / 2);
  const even = size % 2 === 0 ? x : F.concat([x, F.broadcastTo(one, [...lead, 1])], lead.length);
  const pairs = F.reshape(even, [...lead, count, 2]);
  const part = (of: Tensor, from: number, to: number): Tensor => F.slice(of, of.shape.map((_, k) => (k < of.shape.length - 1 ? 0 : from)), [...of.shape.slice(0, -1), to]);
  const others = productOfOthers(F, F.reshape(F.mul(part(pairs, 0, 1), part(pairs, 1, 2)), [...lead, count]));
  const products = F.mul(F.reshape(others, [...lead, count, 1]), F.reverse(pairs, [lead.length + 1]));
  return part(F.reshape(products, even.shape), 0, size);
};

export const prod: Primitive<Axes> = {
  arity: 1,
  shape: ([x], { axes }) => [without("prod", x!, axes)],
  kernel: ([x], { axes }) => [reduce(x!, axes, folds.prod)],
  jvp: (F, [x], [dx], _, { axes }) => {
    if (axes.length === 0) return [dx];
    const kept = x!.shape.map((__, k) => k).filter((k) => !axes.includes(k));
    const flatten = (t: Tensor): Tensor => F.reshape(F.transpose(t, [...kept, ...axes]), [...kept.map((k) => x!.shape[k]!), axes.reduce((n, k) => n * x!.shape[k]!, 1)]);
    return [F.sum(F.mul(productOfOthers(F, flatten(x!)), flatten(dx!)), [kept.length])];
  },
};

/** max and min: where several elements share the extremum, they share the derivative. */
const extremum = (name: "maximum" | "minimum"): Primitive<Axes> => ({
  arity: 1,
  shape: ([x], { axes }) => {
    if (axes.some((k) => x!.shape[k] === 0)) throw error("autodiff/primitive", { call: name, rule: "an empty axis has no extremum", got: `(${x!.shape.join(", ")})` });
    return [without(name, x!, axes)];
  },
  kernel: ([x], { axes }) => [reduce(x!, axes, folds[name])],
  jvp: (F, [x], [dx], [y], { axes }) => {
    const shares = F.equal(x!, restored(F, y!, x!.shape, axes));
    return [F.div(F.sum(F.mul(shares, dx!), axes), F.sum(shares, axes))];
  },
});

export const maximum = extremum("maximum");
export const minimum = extremum("minimum");

/** The first index of the extremum along an axis; the first NaN where there is one. */
const argExtremum = (name: "argmax" | "argmin", better: (a: number, b: number) => boolean): Primitive<StructuralParams["argmax"]> => ({
  arity: 1,
  shape: ([x], { axis }) => {
    checkAxes(name, [axis], x!.shape.length);
    if (x!.shape[axis] === 0) throw error("autodiff/primitive", { call: name, rule: "an empty axis has no extremum", got: `(${x!.shape.join(", ")})` });
    return [aval(x!.shape.filter((_, k) => k !== axis), "int32")];
  },
  kernel: ([x], { axis }) => {
    const { outer, size, inner } = around(x!.shape, axis);
    const source = dense(x!);
    const out = allocate("int32", outer * inner);
    for (let o = 0; o < outer; o++)
      for (let i = 0; i < inner; i++) {
        let best = 0;
        let value = source[o * size * inner + i]!;
        for (let k = 1; k < size && !Number.isNaN(value); k++) {
          const other = source[(o * size + k) * inner + i]!;
          if (better(other, value) || Number.isNaN(other)) [best, value] = [k, other];
        }
        out[o * inner + i] = best;
      }
    return [wrap(out, x!.shape.filter((_, k) => k !== axis))];
  },
  jvp: () => [undefined],
});

export const argmax = argExtremum("argmax", (a, b) => a > b);
export const argmin = argExtremum("argmin", (a, b) => a < b);

export const cumsum: Primitive<StructuralParams["cumsum"]> = linear<StructuralParams["cumsum"]>({
  shape: ([x], { axis }) => {
    checkAxes("cumsum", [axis], x!.shape.length);
    return [aval(x!.shape, x!.dtype)];
  },
  kernel: ([x], { axis, reverse }) => [
    alongAxis(x!, axis, (source, start, step, size, out) => {
      let total = 0;
      for (let k = 0; k < size; k++) {
        const place = start + (reverse ? size - 1 - k : k) * step;
        total += source[place]!;
        out[place] = total;
      }
    }),
  ],
  apply: (F, x, { axis, reverse }) => F.cumsum(x, axis, reverse),
  adjoint: (F, ct, _, { axis, reverse }) => F.cumsum(ct, axis, !reverse),
});

/** Ascending, NaN last; equal infinities are equal. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : a === b ? 0 : Number(Number.isNaN(a)) - Number(Number.isNaN(b)));

export const argsort: Primitive<StructuralParams["argsort"]> = {
  arity: 1,
  shape: ([x], { axis }) => {
    checkAxes("argsort", [axis], x!.shape.length);
    return [aval(x!.shape, "int32")];
  },
  kernel: ([x], { axis }) => [
    alongAxis(
      x!,
      axis,
      (source, start, step, size, out) => {
        const rank = (k: number): number => source[start + k * step]!;
        const order = Uint32Array.from({ length: size }, (_, k) => k).toSorted((a, b) => compare(rank(a), rank(b)) || a - b);
        for (let k = 0; k < size; k++) out[start + k * step] = order[k]!;
      },
      "int32",
    ),
  ],
  jvp: () => [undefined],
};
