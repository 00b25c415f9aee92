import type { NDArray } from "@gradkit/shapes";
import { error } from "./errors.js";
import type { ParamsOf, PrimitiveName } from "./params.js";
import type { Primitive } from "./primitive.js";
import { primitives } from "./primitives.js";
import type { Program } from "./program/program.js";
import { run, type Apply } from "./program/run.js";
import { concrete, numbersOf, type Tensor } from "./tensor.js";
import { here, watching } from "./watch.js";
import { recordingTrace, type Trace } from "./trace.js";

/** Applies a primitive: the innermost trace among the inputs' interprets it, and where there is none its kernel computes. */
export const bind = <N extends PrimitiveName>(name: N, inputs: readonly Tensor[], params: ParamsOf<N>): Tensor[] => {
  let innermost: Trace | undefined = recordingTrace();
  for (const { trace, shape } of inputs) {
    if (!trace) continue;
    if (!trace.alive) throw error("autodiff/escaped", { shape, kind: trace.kind });
    if (!innermost || trace.level > innermost.level) innermost = trace;
  }
  return innermost ? innermost.process(name, inputs, params as never) : compute(name, inputs, params);
};

/** The kernel's outputs for inputs that no trace holds. */
export const compute = <N extends PrimitiveName>(name: N, inputs: readonly Tensor[], params: ParamsOf<N>): Tensor[] => {
  const primitive = recordOf(name);
  primitive.shape(inputs, params as never);
  const arrays = inputs.map(numbersOf);
  const watch = watching();
  const outputs = watch
    ? watch.computed(name, arrays, () => primitive.kernel(arrays, params as never, runOnNumbers), here)
    : primitive.kernel(arrays, params as never, runOnNumbers);
  return outputs.map((array: NDArray) => concrete(array));
};

const runOnNumbers = (program: Program, inputs: readonly NDArray[]): NDArray[] => run(program, inputs.map((array) => concrete(array)), compute as Apply).map(numbersOf);

/** The record of a primitive, whatever its parameters. */
export const recordOf = (name: PrimitiveName): Primitive<never> => (primitives[name] ?? missing(name)) as unknown as Primitive<never>;

const missing = (name: string): never => {
  throw error("autodiff/not-loaded", { call: name });
};
