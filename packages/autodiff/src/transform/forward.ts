import { bind, recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";

/** What a forward trace knows of a tensor: its value and the tangent of this level. */
interface Dual {
  readonly primal: Tensor;
  readonly tangent: Tensor;
}

/** Forward differentiation: each operation also computes the tangent of its outputs. */
export const forwardTrace = (level: number): Trace => {
  const trace: Trace = {
    kind: "forward",
    level,
    alive: true,
    primal: (x) => primalOf(trace, x),
    process: (name, inputs, params) => {
      const primals = inputs.map((x) => primalOf(trace, x));
      const { jvp, keeping } = recordOf(name);
      const outputs = bind(name, primals, keeping ? keeping(params) : params);
      const tangents = jvp(ops, primals, inputs.map((x) => tangentOf(trace, x)), outputs, params);
      return tangents.map((tangent, k) => dual(trace, outputs[k]!, tangent));
    },
  };
  return trace;
};

/** Values and tangents of a function of tensors; an absent tangent is zero. */
export const derive = (
  f: (inputs: readonly Tensor[]) => readonly Tensor[],
  primals: readonly Tensor[],
  tangents: readonly Maybe[],
): { readonly values: Tensor[]; readonly tangents: Maybe[] } =>
  within(
    (level) => ({ traces: [forwardTrace(level)] as const }),
    ({ traces: [trace] }) => {
      const outputs = f(primals.map((x, k) => dual(trace, x, tangents[k])));
      return { values: outputs.map((y) => primalOf(trace, y)), tangents: outputs.map((y) => tangentOf(trace, y)) };
    },
  );

/** A tensor with a tangent; without one it is its primal. */
export const dual = (trace: Trace, primal: Tensor, tangent: Maybe): Tensor => (tangent ? new Tensor(primal, { primal, tangent } satisfies Dual, trace) : primal);

export const primalOf = (trace: Trace, x: Tensor): Tensor => (x.trace === trace ? (x.content as Dual).primal : x);
export const tangentOf = (trace: Trace, x: Tensor): Maybe => (x.trace === trace ? (x.content as Dual).tangent : undefined);
