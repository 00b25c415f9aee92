import type { Program } from "@gradkit/autodiff";
import { outputsOf } from "../avals.js";
import type { Buffer } from "../ir/buffer.js";
import { constant } from "../ir/expr.js";
import { at } from "../ir/index-map.js";
import { store, type Statement } from "../ir/statement.js";
import { context, type Checked, type Interpreted, type Stack } from "./context.js";
import { lowerProgram } from "./program.js";
import { sizeOf, storedAt, whole } from "./value.js";

/** A program as statements over buffers. */
export interface Lowered {
  readonly statements: readonly Statement[];
  readonly buffers: readonly Buffer[];
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
  readonly interpreted: readonly Interpreted[];
  readonly checked: readonly Checked[];
  /** Where loops of open length keep rows: there where the program has such. */
  readonly stack?: Stack;
}

/** Every equation as loops, each value that must be in memory in a buffer of its own. */
export const lower = (program: Program): Lowered => {
  const c = context(lowerProgram);
  const inputs = program.inputs.map(({ shape, dtype }) => c.buffer(dtype, sizeOf(shape), "input"));
  const results = outputsOf(program);
  const outputs = results.map(({ shape, dtype }) => c.buffer(dtype, sizeOf(shape), "output"));
  const written = c.list(() => {
    const given = program.inputs.map((input, k) => storedAt(input, whole(inputs[k]!, input.shape)));
    c.program(program, given, outputs.map((buffer, k) => whole(buffer, results[k]!.shape)));
  });
  const stack = c.stacked() > 0 ? c.stack() : undefined;
  // A call that ended in an error left the stack as it stood.
  const statements = stack ? [store(stack.top, at(0), constant(0, "i32")), ...written] : written;
  return { ...(stack ? { stack } : {}), statements, buffers: c.buffers, inputs, outputs, interpreted: c.interpreted, checked: c.checked };
};
