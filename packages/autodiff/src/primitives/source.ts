import { aval } from "../aval.js";
import { allocate, around, sizeOf, wrap } from "../kernels/dense.js";
import type { NoParams, StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import { checkAxes } from "./rule.js";

export const iota: Primitive<StructuralParams["iota"]> = {
  arity: 0,
  shape: (_, { shape, axis, dtype }) => {
    checkAxes("iota", [axis], shape.length);
    return [aval(shape, dtype)];
  },
  kernel: (_, { shape, axis, dtype }) => {
    const { size, inner } = around(shape, axis);
    const out = allocate(dtype, sizeOf(shape));
    for (let at = 0; at < out.length; at++) out[at] = Math.floor(at / inner) % size;
    return [wrap(out, shape)];
  },
  jvp: () => [undefined],
};

export const cast: Primitive<StructuralParams["cast"]> = {
  arity: 1,
  shape: ([x], { dtype }) => [aval(x!.shape, dtype)],
  kernel: ([x], { dtype }) => [x!.copy(dtype)],
  jvp: (F, [x], [dx], _, { dtype }) => [dtype === "int32" || x!.dtype === "int32" ? undefined : F.cast(dx!, dtype)],
  transpose: (F, [ct], [x]) => [ct && F.cast(ct, x!.linear!.dtype)],
};

export const stopGradient: Primitive<NoParams> = {
  arity: 1,
  shape: ([x]) => [aval(x!.shape, x!.dtype)],
  kernel: ([x]) => [x!],
  jvp: () => [undefined],
};
