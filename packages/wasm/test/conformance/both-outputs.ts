import { trace, type Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import type { NDArray } from "@gradkit/shapes";
import { compileSync, type Compile } from "../../src/index.js";
import type { Case } from "./case.js";

/** The program of a case, of the list of its inputs, with what the interpreter and the compiled program make of them. */
export interface BothOutputs {
  readonly program: Program;
  readonly interpreted: readonly NDArray[];
  readonly compiled: readonly NDArray[];
  /** Codes of what is not compiled, if anything. */
  readonly notices: readonly string[];
}

export const bothOutputs = ({ f, at }: Case, compile: Compile<false> = compileSync): BothOutputs => {
  const { format, inputs, constants, equations, outputs } = trace(((...xs: never[]) => f(xs)) as never, ...at);
  const program: Program = { format, inputs, constants, equations, outputs };
  const compiled = compile(program);
  // A module that the engine refuses would be compared with itself.
  if (compiled.bytes.length === 0) throw new Error(compiled.notices.map(({ message }) => message).join());
  for (const [k, input] of compiled.inputs.entries()) input.data.set([...at[k]!]);
  compiled.run();
  return { program, interpreted: interpret(program, at), compiled: compiled.outputs, notices: compiled.notices.map(({ code }) => code) };
};
