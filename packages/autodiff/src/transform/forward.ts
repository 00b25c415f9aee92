import { bind, recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { PrimitiveName } from "../params.js";
import type { Maybe } from "../primitive.js";
import { Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";

/** What a forward trace knows of a tensor: its value and the tangent of this level. */
interface Dual {
  readonly primal: Tensor;
  readonly tangent: Tensor;
}

/** Forward differentiation: each operation also computes the tangent of its outputs. Functions that all traces share: a gradient makes no closures of its own. */
export const forwardTrace = (level: number, isDirect = false): Trace => ({ kind: "forward", level, alive: true, wasRead: false, isDirect, primal, process });

function primal(this: Trace, x: Tensor): Tensor {
  return primalOf(this, x);
}

function process(this: Trace, name: PrimitiveName, inputs: readonly Tensor[], params: never): Tensor[] {
  const primals = inputs.map((x) => primalOf(this, x));
  const directions = inputs.map((x) => tangentOf(this, x));
  const { jvp, keeping, together } = recordOf(name);
  if (together && this.isDirect) {
    const { outputs, tangents } = together(ops, primals, directions, params);
    return outputs.map((output, k) => dual(this, output, tangents[k]));
  }
  const outputs = bind(name, primals, keeping ? keeping(params) : params);
  const tangents = jvp(ops, primals, directions, outputs, params);
  return tangents.map((tangent, k) => dual(this, outputs[k]!, tangent));
}

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
