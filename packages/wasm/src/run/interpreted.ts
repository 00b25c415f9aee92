import { evaluate, type Program, type TracedProgram } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import { zeros, type GradkitError, type NDArray } from "@gradkit/shapes";
import type { Compiled } from "../compiled.js";
import { described } from "./instance.js";

/** The program run by the interpreter, where no module can be: the same interface, and the same values. */
export const interpretedProgram = (program: Program | TracedProgram, notices: readonly GradkitError[]): Compiled => {
  const avals = [...program.inputs, ...program.constants, ...program.equations.flatMap((equation) => equation.outputs)];
  const arrays = (of: readonly { readonly shape: readonly number[]; readonly dtype: NDArray["dtype"] }[]): NDArray[] => of.map(({ shape, dtype }) => zeros(shape, dtype));
  const [inputs, outputs] = [arrays(program.inputs), arrays(program.outputs.map((number) => avals[number]!))];
  return described((...args) => evaluate(program, ...args), program, { bytes: new Uint8Array(0) }, {
    memory: undefined, inputs, outputs, notices,
    run: () => {
      for (const [k, output] of interpret(program, inputs).entries()) outputs[k]!.data.set(output.copy().data);
    },
    disassemble: () => "interpreted",
    stats: { flops: 0, bytes: 0, buffers: 0, code: 0, functions: 0, milliseconds: {} },
  });
};
