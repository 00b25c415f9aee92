import type { Program } from "@gradkit/autodiff";
import type { Buffer } from "../ir/buffer.js";
import type { Statement } from "../ir/statement.js";
import { context, type Checked, type Interpreted } from "./context.js";
import { isAt } from "./control.js";
import { lowerProgram } from "./program.js";
import { sizeOf, storedAt, storeInto, whole } from "./value.js";

/** A program as statements over buffers. */
export interface Lowered {
  readonly statements: readonly Statement[];
  readonly buffers: readonly Buffer[];
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
  readonly interpreted: readonly Interpreted[];
  readonly checked: readonly Checked[];
}

/** Every equation as loops, each value that must be in memory in a buffer of its own. */
export const lower = (program: Program): Lowered => {
  const c = context(lowerProgram);
  const inputs = program.inputs.map(({ shape, dtype }) => c.buffer(dtype, sizeOf(shape), "input"));
  const avals = [...program.inputs, ...program.constants, ...program.equations.flatMap((equation) => equation.outputs)];
  const outputs = program.outputs.map((number) => c.buffer(avals[number]!.dtype, sizeOf(avals[number]!.shape), "output"));
  const statements = c.list(() => {
    const given = program.inputs.map((input, k) => storedAt(input, whole(inputs[k]!, input.shape)));
    const places = outputs.map((buffer, k) => whole(buffer, avals[program.outputs[k]!]!.shape));
    for (const [k, value] of c.program(program, given, places).entries()) if (!isAt(value, places[k]!)) storeInto(c, value, places[k]!);
  });
  return { statements, buffers: c.buffers, inputs, outputs, interpreted: c.interpreted, checked: c.checked };
};
