import { aval, type Aval } from "../aval.js";
import { compute, recordOf } from "../bind.js";
import { programError } from "../errors.js";
import { dense } from "../kernels/dense.js";
import { numbersOf, Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";
import { watching } from "../watch.js";
import { prune } from "./prune.js";
import type { Constant, Equation, Program } from "./program.js";

/** Where a value of a program under construction comes from; numbers are given when it is done. */
type Origin = { readonly captured: number } | { readonly input: number } | { readonly constant: number } | { readonly equation: number; readonly output: number };

/** Records a function of tensors as a program, for `call`: it is run once on tensors without numbers. */
export const record = (f: (inputs: readonly Tensor[]) => readonly Tensor[], inputs: readonly Aval[], call = "trace"): Program => {
  const { program, captured } = recordClosure(f, inputs);
  if (captured.length > 0) throw programError("autodiff/captured", { call, kinds: captured.map(({ trace }) => trace!.kind) });
  return program;
};

/** Records a function that may use tensors of the traces around it: these become further inputs, in front. */
export const recordClosure = (f: (inputs: readonly Tensor[]) => readonly Tensor[], inputs: readonly Aval[]): { readonly program: Program; readonly captured: readonly Tensor[] } =>
  within(recorder, ({ traces: [trace], constants, equations, captured, originOf }) => {
    const outputs = f(inputs.map((input, k) => new Tensor(input, { input: k } satisfies Origin, trace))).map(originOf);
    const count = captured.length + inputs.length;
    const starts: number[] = [];
    equations.reduce((next, equation) => {
      starts.push(next);
      return next + equation.outputs.length;
    }, count + constants.length);
    const numberOf = (origin: Origin): number =>
      "captured" in origin ? origin.captured
      : "input" in origin ? captured.length + origin.input
      : "constant" in origin ? count + origin.constant
      : starts[origin.equation]! + origin.output;
    const program = prune({
      format: "gradkit/program@1",
      inputs: [...captured, ...inputs].map(({ shape, dtype }) => aval(shape, dtype)),
      constants,
      equations: equations.map(({ origins, ...equation }) => ({ ...equation, inputs: origins.map(numberOf) })),
      outputs: outputs.map(numberOf),
    });
    return { program, captured };
  });

const recorder = (level: number) => {
  const constants: Constant[] = [];
  const equations: (Omit<Equation, "inputs"> & { readonly origins: readonly Origin[] })[] = [];
  const captured: Tensor[] = [];
  const known = new Map<unknown, Origin>();

  const originOf = (x: Tensor): Origin => {
    if (x.trace === trace) return x.content as Origin;
    // Numbers are one constant however often they are wrapped; a traced tensor is itself.
    const identity = x.trace ? x : x.content;
    const found = known.get(identity);
    if (found) return found;
    const origin: Origin = x.trace ? { captured: captured.push(x) - 1 } : { constant: constants.push({ shape: x.shape, dtype: x.dtype, data: dense(numbersOf(x)).slice() }) - 1 };
    known.set(identity, origin);
    return origin;
  };
  const trace: Trace = {
    kind: "record",
    level,
    alive: true,
    process: (primitive, inputs, params) => {
      // Numbers of constants alone are known now; larger arrays stay operations, which a compiler need not store.
      if (inputs.length > 0 && primitive !== "broadcastTo" && inputs.every((x) => x.trace === undefined && x.shape.length === 0)) return compute(primitive, inputs, params);
      const outputs = recordOf(primitive).shape(inputs, params).map(({ shape, dtype }) => aval(shape, dtype));
      watching()?.recorded(outputs);
      const equation = equations.length;
      equations.push({ primitive, origins: inputs.map(originOf), params, outputs });
      return outputs.map((output, k) => new Tensor(output, { equation, output: k } satisfies Origin, trace));
    },
  };
  return { traces: [trace] as const, records: trace, constants, equations, captured, originOf };
};
