import { NDArray } from "@gradkit/shapes";
import type { PrimitiveName } from "../params.js";
import { concrete, type Tensor } from "../tensor.js";
import type { Program } from "./program.js";

/** What applies a primitive: `bind`, which leaves it to the inputs' traces, or the kernels alone. */
export type Apply = (name: PrimitiveName, inputs: readonly Tensor[], params: never) => Tensor[];

/** The outputs of a program for inputs of its shapes. */
export const run = (program: Program, inputs: readonly Tensor[], apply: Apply): Tensor[] => {
  const values: Tensor[] = [...inputs, ...program.constants.map(({ data, shape }) => concrete(new NDArray(data, shape)))];
  const last = lastUses(program);
  for (const [k, { primitive, inputs: args, params }] of program.equations.entries()) {
    values.push(...apply(primitive, args.map((arg) => values[arg]!), params as never));
    for (const arg of args) if (last[arg] === k) delete values[arg];
  }
  return program.outputs.map((output) => values[output]!);
};

/** The equation that needs each value last; none for outputs. */
const lastUses = ({ equations, outputs }: Program): number[] => {
  const last: number[] = [];
  for (const [k, { inputs }] of equations.entries()) for (const input of inputs) last[input] = k;
  for (const output of outputs) last[output] = Infinity;
  return last;
};
