import { aval, type Aval } from "../aval.js";
import { compute, recordOf } from "../bind.js";
import { dense } from "../kernels/dense.js";
import { numbersOf, Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";
import { prune } from "./prune.js";
import type { Constant, Equation, Program } from "./program.js";

/** Where a value of a program under construction comes from; numbers are given when it is done. */
type Origin = { readonly input: number } | { readonly constant: number } | { readonly equation: number; readonly output: number };

/** Records a function of tensors as a program: it is run once on tensors without numbers. */
export const record = (f: (inputs: readonly Tensor[]) => readonly Tensor[], inputs: readonly Aval[]): Program =>
  within(recorder, ({ traces: [trace], constants, equations, originOf }) => {
    const outputs = f(inputs.map((input, k) => new Tensor(input, { input: k } satisfies Origin, trace))).map(originOf);
    const firstOutputs = equations.map(() => 0);
    let next = inputs.length + constants.length;
    for (const [k, equation] of equations.entries()) {
      firstOutputs[k] = next;
      next += equation.outputs.length;
    }
    const numberOf = (origin: Origin): number =>
      "input" in origin ? origin.input : "constant" in origin ? inputs.length + origin.constant : firstOutputs[origin.equation]! + origin.output;
    return prune({
      format: "gradkit/program@1",
      inputs: inputs.map(({ shape, dtype }) => aval(shape, dtype)),
      constants,
      equations: equations.map(({ origins, ...equation }) => ({ ...equation, inputs: origins.map(numberOf) })),
      outputs: outputs.map(numberOf),
    });
  });

const recorder = (level: number) => {
  const constants: Constant[] = [];
  const equations: (Omit<Equation, "inputs"> & { readonly origins: readonly Origin[] })[] = [];
  const known = new Map<unknown, Origin>();

  const originOf = (x: Tensor): Origin => {
    if (x.trace === trace) return x.content as Origin;
    const found = known.get(x.content) ?? { constant: constants.length };
    if (!known.has(x.content)) constants.push({ shape: x.shape, dtype: x.dtype, data: dense(numbersOf(x)).slice() });
    known.set(x.content, found);
    return found;
  };
  const trace: Trace = {
    kind: "record",
    level,
    alive: true,
    process: (primitive, inputs, params) => {
      // Numbers of constants alone are known now; larger arrays stay operations, which a compiler need not store.
      if (inputs.length > 0 && primitive !== "broadcastTo" && inputs.every((x) => x.trace === undefined && x.shape.length === 0)) return compute(primitive, inputs, params);
      const outputs = recordOf(primitive).shape(inputs, params).map(({ shape, dtype }) => aval(shape, dtype));
      const equation = equations.length;
      equations.push({ primitive, origins: inputs.map(originOf), params, outputs });
      return outputs.map((output, k) => new Tensor(output, { equation, output: k } satisfies Origin, trace));
    },
  };
  return { traces: [trace] as const, records: trace, constants, equations, originOf };
};
