import type { Program, TracedProgram } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import { zeros, type GradkitError, type NDArray } from "@gradkit/shapes";
import { outputsOf } from "../avals.js";
import type { Compiled } from "../compiled.js";
import { applied, described, type Otherwise } from "./instance.js";

/** The program run by the interpreter, where no module can be: the same interface, and the same values. */
export const interpretedProgram = (program: Program | TracedProgram, otherwise: Otherwise, notices: readonly GradkitError[]): Compiled => {
  const arrays = (of: readonly { readonly shape: readonly number[]; readonly dtype: NDArray["dtype"] }[]): NDArray[] => of.map(({ shape, dtype }) => zeros(shape, dtype));
  const [inputs, outputs] = [arrays(program.inputs), arrays(outputsOf(program))];
  return described(applied(program, otherwise), program, { bytes: new Uint8Array(0) }, {
    memory: undefined, inputs, outputs, notices,
    run: () => {
      for (const [k, output] of interpret(program, inputs).entries()) outputs[k]!.data.set(output.copy().data);
    },
    disassemble: () => "interpreted",
    stats: { flops: 0, bytes: 0, buffers: 0, code: 0, functions: 0, milliseconds: {} },
  });
};
