import { recordOf } from "../bind.js";
import { ops } from "../operations.js";
import type { Batched } from "../primitive.js";
import { Tensor } from "../tensor.js";
import type { Trace } from "../trace.js";

/** Batching: an operation on one element becomes the operation on all of them. */
export const batchTrace = (level: number, size: number): Trace => {
  const trace: Trace = {
    kind: "batch",
    level,
    alive: true,
    process: (name, inputs, params) =>
      recordOf(name)
        .batch(ops, inputs.map((x) => batchedOf(trace, x)), size, params)
        .map((tensor) => batchedTensor(trace, tensor, 0)),
  };
  return trace;
};

/** One element of a batch: a tensor without its batch axis. */
export const batchedTensor = (trace: Trace, tensor: Tensor, axis: number): Tensor =>
  new Tensor({ shape: tensor.shape.filter((_, k) => k !== axis), dtype: tensor.dtype }, { tensor, axis } satisfies Batched, trace);

export const batchedOf = (trace: Trace, x: Tensor): Batched => (x.trace === trace ? (x.content as Batched) : { tensor: x, axis: undefined });
