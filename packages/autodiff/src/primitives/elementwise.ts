import { functionNames, rules, type Field, type FunctionName, type Rule } from "@gradkit/scalar";
import { elementwise as kernel } from "../kernels/elementwise.js";
import type { Ops } from "../ops.js";
import type { NoParams } from "../params.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { common, inFront, total } from "./rule.js";

type Name = Exclude<FunctionName, "restrict">;

/** The tangents of functions that are linear in their arguments together: no product with a constant 1. */
const linearTangents: Partial<Record<Name, (F: Ops, tangents: readonly Maybe[]) => Maybe>> = {
  neg: (F, [x]) => F.neg(x!),
  add: (F, tangents) => total(F, tangents),
  sub: (F, [x, y]) => (x && y ? F.sub(x, y) : (x ?? F.neg(y!))),
};

/** Cotangents of the functions that are linear in an argument, in terms of the other arguments. */
const transposes: Partial<Record<Name, (F: Ops, ct: Tensor, inputs: readonly LinearInput[]) => Maybe[]>> = {
  neg: (F, ct) => [F.neg(ct)],
  add: (_, ct, [x, y]) => [x!.linear && ct, y!.linear && ct],
  sub: (F, ct, [x, y]) => [x!.linear && ct, y!.linear && F.neg(ct)],
  mul: (F, ct, [x, y]) => (x!.linear ? [F.mul(ct, y!.constant!), undefined] : [undefined, F.mul(x!.constant!, ct)]),
  div: (F, ct, [, y]) => [F.div(ct, y!.constant!), undefined],
  where: (F, ct, [c, a, b]) => {
    const zero = F.zeros(ct.shape, ct.dtype);
    return [undefined, a!.linear && F.where(c!.constant!, ct, zero), b!.linear && F.where(c!.constant!, zero, ct)];
  },
};

const record = (name: Name): Primitive<NoParams> => {
  const { value, d, tangent, jumps, smoothOn } = rules[name] as unknown as Rule;
  const transpose = transposes[name];
  return {
    shape: (inputs) => [common(name, inputs)],
    kernel: kernel(name, value),
    jvp: (F, primals, tangents, [y]) => {
      if (jumps) return [undefined];
      const linear = linearTangents[name];
      if (linear) return [linear(F, tangents)];
      const field = F as unknown as Field<Tensor>;
      if (tangent) return [tangent(field, primals, tangents.map((dx) => dx ?? F.zeros(y!.shape, y!.dtype)))];
      return [total(F, tangents.map((dx, k) => dx && F.mul(d![k]!(field, ...primals, y!), dx)))];
    },
    ...(transpose ? { transpose: (F, [ct], inputs) => (ct ? transpose(F, ct, inputs) : inputs.map(() => undefined)) } : {}),
    batch: (F, inputs) => [(F[name] as (...args: Tensor[]) => Tensor)(...inputs.map((input) => inFront(F, input)))],
    samples: [[], [3], [2, 0], [1, 2, 2]].map((shape) => ({ shapes: smoothOn.map(() => shape), params: {}, ranges: smoothOn })),
  };
};

/** The scalar functions as primitives, one row of scalar's table each. */
export const elementwise = Object.fromEntries(
  functionNames.filter((name): name is Name => name !== "restrict").map((name) => [name, record(name)]),
) as { readonly [N in Name]: Primitive<NoParams> };
