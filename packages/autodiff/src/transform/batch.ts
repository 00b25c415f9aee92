import { recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { PrimitiveName } from "../params.js";
import type { Batched, Batching } from "../primitive.js";
import { batching } from "../primitives/batching.js";
import { spread } from "../primitives/rule.js";
import { Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";

const ruleOf = (name: PrimitiveName): Batching<never> => recordOf(name).batch ?? (batching as Readonly<Record<string, Batching<never>>>)[name]!;

/** Batching: an operation on one element becomes the operation on all of them. */
export const batchTrace = (level: number, size: number): Trace => {
  const trace: Trace = {
    kind: "batch",
    level,
    alive: true,
    process: (name, inputs, params) =>
      ruleOf(name)(ops, inputs.map((x) => batchedOf(trace, x)), size, params)
        .map((y) => (y instanceof Tensor ? batchedTensor(trace, y, 0) : y.axis === undefined ? y.tensor : batchedTensor(trace, y.tensor, y.axis))),
  };
  return trace;
};

/** One element of a batch: a tensor without its batch axis. */
export const batchedTensor = (trace: Trace, tensor: Tensor, axis: number): Tensor =>
  new Tensor({ shape: tensor.shape.filter((_, k) => k !== axis), dtype: tensor.dtype }, { tensor, axis } satisfies Batched, trace);

export const batchedOf = (trace: Trace, x: Tensor): Batched => (x.trace === trace ? (x.content as Batched) : { tensor: x, axis: undefined });

/** Applies `f` to every element along the first axis of the inputs at once. */
export const batched = (inputs: readonly Tensor[], size: number, f: (elements: readonly Tensor[]) => readonly Tensor[]): Tensor[] =>
  within(
    (level) => ({ traces: [batchTrace(level, size)] as const }),
    ({ traces: [trace] }) => f(inputs.map((x) => batchedTensor(trace, x, 0))).map((y) => spread(ops, batchedOf(trace, y), size)),
  );

/** Applies `f` to every element of a batch at once; what all elements share stays as it is. */
export const elements = (inputs: readonly Batched[], size: number, f: (elements: readonly Tensor[]) => readonly Tensor[]): Batched[] =>
  within(
    (level) => ({ traces: [batchTrace(level, size)] as const }),
    ({ traces: [trace] }) => f(inputs.map(({ tensor, axis }) => (axis === undefined ? tensor : batchedTensor(trace, tensor, axis)))).map((y) => batchedOf(trace, y)),
  );
