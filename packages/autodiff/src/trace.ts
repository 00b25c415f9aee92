import type { PrimitiveName } from "./params.js";
import type { Tensor } from "./tensor.js";

/**
 * One interpretation under way: forward differentiation, batching, recording. It owns the tensors that it makes; an operation is interpreted by the
 * innermost trace (that of the highest level) among its inputs' and hands what it does not know to the levels below. So transformations nest, and a
 * perturbation of one level is a constant to every other.
 */
export interface Trace {
  readonly kind: "forward" | "tape" | "batch" | "record" | "series";
  readonly level: number;
  /** False once the transformed function has returned: its tensors must not be used any more. */
  alive: boolean;
  /** What a tensor of this trace stands for one level down, where that can be told. */
  readonly primal?: (this: Trace, x: Tensor) => Tensor;
  /** Whether its directions are known, and no linear program is recorded of them. */
  readonly isDirect?: boolean;
  /** Whether numbers of its tensors were read, by item or toArray: what is computed from them is a constant to it. */
  wasRead?: boolean;
  readonly process: (this: Trace, name: PrimitiveName, inputs: readonly Tensor[], params: never) => Tensor[];
}

let level = 0;
let recording: Trace | undefined;

/** The trace to which operations on constants belong too: the program that is being recorded, if any. */
export const recordingTrace = (): Trace | undefined => recording;

/**
 * Runs `body` inside new traces, innermost last, which end when it returns or throws. `records` makes the first one take operations on constants too.
 */
export const within = <T, R>(make: (level: number) => T & { readonly traces: readonly Trace[]; readonly records?: Trace }, body: (made: T) => R): R => {
  const before = { level, recording };
  const made = make(level + 1);
  level += made.traces.length;
  recording = made.records ?? recording;
  try {
    return body(made);
  } finally {
    ({ level, recording } = before);
    for (let k = 0; k < made.traces.length; k++) made.traces[k]!.alive = false;
  }
};
