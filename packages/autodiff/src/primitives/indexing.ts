import { aval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import { around, dense, wrap } from "../kernels/dense.js";
import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { checkAxes } from "./rule.js";

type Axis = { readonly axis: number };

const gathered = (x: Aval, indices: Aval, axis: number): number[] => [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];

const checkIndices = (call: string, x: Aval, indices: Aval, axis: number): void => {
  checkAxes(call, [axis], x.shape.length);
  if (indices.dtype !== "int32") throw error("autodiff/primitive", { call, rule: "indices are int32", got: indices.dtype });
};

/** Storage positions in x for every element of a gather; indices outside throw. */
const positions = (call: string, shape: readonly number[], axis: number, indices: ArrayLike<number>, visit: (x: number, g: number) => void): void => {
  const { outer, size, inner } = around(shape, axis);
  for (let o = 0; o < outer; o++)
    for (let j = 0; j < indices.length; j++) {
      const index = indices[j]!;
      if (index < 0 || index >= size) throw error("autodiff/primitive", { call, rule: `indices run from 0 to ${size - 1}`, got: String(index) });
      for (let i = 0; i < inner; i++) visit((o * size + index) * inner + i, (o * indices.length + j) * inner + i);
    }
};

export const gather: Primitive<Axis> = {
  arity: 2,
  shape: ([x, indices], { axis }) => {
    checkIndices("gather", x!, indices!, axis);
    return [aval(gathered(x!, indices!, axis), x!.dtype)];
  },
  kernel: ([x, indices], { axis }) => {
    const shape = gathered(x!, indices!, axis);
    const source = dense(x!);
    const out = source.slice(0, 0).constructor as Float64ArrayConstructor;
    const data = new out(shape.reduce((n, size) => n * size, 1));
    positions("gather", x!.shape, axis, dense(indices!), (at, to) => { data[to] = source[at]!; });
    return [wrap(data, shape)];
  },
  jvp: (F, [, indices], [dx], _, { axis }) => [dx && F.gather(dx, indices!, axis)],
  transpose: (F, [ct], [x, indices], { axis }) => [ct && F.scatterAdd(F.zeros(x!.linear!.shape, x!.linear!.dtype), indices!.constant!, ct, axis), undefined],
};

export const scatterAdd: Primitive<StructuralParams["scatterAdd"]> = {
  arity: 3,
  shape: ([x, indices, updates], { axis }) => {
    checkIndices("scatterAdd", x!, indices!, axis);
    const expected = gathered(x!, indices!, axis);
    if (expected.join() !== updates!.shape.join()) throw error("autodiff/primitive", { call: "scatterAdd", rule: `updates must have shape (${expected.join(", ")})`, got: `(${updates!.shape.join(", ")})` });
    return [aval(x!.shape, x!.dtype)];
  },
  kernel: ([x, indices, updates], { axis }) => {
    const data = dense(x!).slice();
    const source = dense(updates!);
    positions("scatterAdd", x!.shape, axis, dense(indices!), (to, at) => { data[to] = data[to]! + source[at]!; });
    return [wrap(data, x!.shape)];
  },
  jvp: (F, [x, indices], [dx, , du], _, { axis }) => [du ? F.scatterAdd(dx ?? F.zeros(x!.shape, x!.dtype), indices!, du, axis) : dx],
  transpose: (F, [ct], [x, indices, updates], { axis }) => [x!.linear && ct, undefined, ct && updates!.linear && F.gather(ct, indices!.constant!, axis)],
};

export const concat: Primitive<StructuralParams["concat"]> = {
  shape: (inputs, { axis }) => {
    checkAxes("concat", [axis], inputs[0]!.shape.length);
    const size = inputs.reduce((n, { shape }) => n + shape[axis]!, 0);
    const odd = inputs.find(({ shape, dtype }) => dtype !== inputs[0]!.dtype || shape.some((n, k) => k !== axis && n !== inputs[0]!.shape[k]));
    if (odd) throw error("autodiff/primitive", { call: "concat", rule: "inputs must agree off the axis", got: inputs.map(({ shape }) => `(${shape.join(", ")})`).join(" and ") });
    return [aval(inputs[0]!.shape.map((n, k) => (k === axis ? size : n)), inputs[0]!.dtype)];
  },
  kernel: (inputs, { axis }) => {
    const size = inputs.reduce((n, { shape }) => n + shape[axis]!, 0);
    const shape = inputs[0]!.shape.map((n, k) => (k === axis ? size : n));
    const { outer, inner } = around(shape, axis);
    const out = new (inputs[0]!.data.constructor as Float64ArrayConstructor)(outer * size * inner);
    let offset = 0;
    for (const input of inputs) {
      const [source, width] = [dense(input) as Float64Array, input.shape[axis]! * inner];
      for (let o = 0; o < outer; o++) out.set(source.subarray(o * width, (o + 1) * width), o * size * inner + offset);
      offset += width;
    }
    return [wrap(out, shape)];
  },
  jvp: (F, primals, tangents, _, { axis }) => [F.concat(tangents.map((dx, k) => dx ?? F.zeros(primals[k]!.shape, primals[k]!.dtype)), axis)],
  transpose: (F, [ct], inputs, { axis }) => {
    let from = 0;
    return inputs.map(({ linear, constant }) => {
      const { shape } = linear ?? constant!;
      const start = from;
      from += shape[axis]!;
      return ct && linear && F.slice(ct, shape.map((_, k) => (k === axis ? start : 0)), shape.map((n, k) => (k === axis ? start + n : n)));
    });
  },
};
