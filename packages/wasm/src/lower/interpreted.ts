import type { Aval, Equation, Program } from "@gradkit/autodiff";
import { constant } from "../ir/expr.js";
import { call } from "../ir/statement.js";
import type { Context } from "./context.js";
import { ownBuffer, sizeOf, storedAt, whole, type Value } from "./value.js";

/** A part of the program that is left to the interpreter: it is called back with the arrays in memory, which a notice says of the operations that are `named`. */
export const interpreted = (c: Context, program: Program, inputs: readonly Value[], outputs: readonly Aval[], named: readonly string[]): Value[] => {
  const given = inputs.map((x) => ownBuffer(c, x));
  const results = outputs.map(({ shape, dtype }) => c.buffer(dtype, sizeOf(shape)));
  const site = c.interpreted.push({ program, inputs: given, outputs: results, named }) - 1;
  c.emit(call("interpret", [constant(site, "i32")], given, results));
  return outputs.map((out, k) => storedAt(out, whole(results[k]!, out.shape)));
};

/** A program of one equation. */
export const programOf = ({ primitive, params, outputs }: Pick<Equation, "primitive" | "params" | "outputs">, inputs: readonly Aval[]): Program => ({
  format: "gradkit/program@1",
  inputs: inputs.map(({ shape, dtype }) => ({ shape, dtype })),
  constants: [],
  equations: [{ primitive, params, outputs, inputs: inputs.map((_, k) => k) }],
  outputs: outputs.map((_, k) => inputs.length + k),
});
