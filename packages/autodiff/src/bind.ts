import type { NDArray } from "@gradkit/shapes";
import { error, programError } from "./errors.js";
import type { ParamsOf, PrimitiveName } from "./params.js";
import type { Primitive } from "./primitive.js";
import { primitives } from "./primitives.js";
import { concrete, numbersOf, type Tensor } from "./tensor.js";
import { watching, type Watch } from "./watch.js";
import { recordingTrace, type Trace } from "./trace.js";

/** Applies a primitive: the innermost trace among the inputs' interprets it, and where there is none its kernel computes. */
export const bind = <N extends PrimitiveName>(name: N, inputs: readonly Tensor[], params: ParamsOf<N>): Tensor[] => {
  let innermost: Trace | undefined = recordingTrace();
  for (let k = 0; k < inputs.length; k++) {
    const { trace, shape } = inputs[k]!;
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
  return (watch ? watchedKernel(watch, name, arrays, params as never) : primitive.kernel(arrays, params as never)).map(concrete);
};

const watchedKernel = (watch: Watch, name: PrimitiveName, arrays: readonly NDArray[], params: never): NDArray[] => watch.computed(name, arrays, () => recordOf(name).kernel(arrays, params));

/** The record of a primitive, whatever its parameters. */
export const recordOf = (name: PrimitiveName): Primitive<never> => primitives.get(name)!;

/** The record of a primitive that a program names, which may be of a module that is not loaded. */
export const loadedRecordOf = (name: PrimitiveName): Primitive<never> => {
  const found = primitives.get(name);
  if (!found) throw programError("autodiff/not-loaded", { call: name });
  return found;
};

/**
 * Adds the primitives of a module that a bundle may leave out, and gives what applies them: a module that takes it from there has them loaded, and no bundler drops
 * the call.
 */
export const load = (records: { readonly [N in PrimitiveName]?: Primitive<ParamsOf<N>> }): { readonly bind: typeof bind; readonly recordOf: typeof recordOf } => {
  for (const [name, record] of Object.entries(records)) primitives.set(name, record as unknown as Primitive<never>);
  return { bind, recordOf: loadedRecordOf };
};
