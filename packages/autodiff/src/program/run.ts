import { NDArray } from "@gradkit/shapes";
import { bind, compute, loadedRecordOf } from "../bind.js";
import type { PrimitiveName } from "../params.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";
import { watching } from "../watch.js";
import type { Program } from "./program.js";

/** What applies a primitive: `bind`, which leaves it to the inputs' traces, or the kernels alone. */
type Apply = (name: PrimitiveName, inputs: readonly Tensor[], params: never) => Tensor[];

/** The outputs of a program for inputs of its shapes. */
export const run = (program: Program, inputs: readonly Tensor[], apply: Apply = bind): Tensor[] => {
  const { constants, last } = planOf(program);
  const values: (Tensor | undefined)[] = [...inputs, ...constants];
  const watch = watching();
  for (const [k, { primitive, inputs: args, params, outputs }] of program.equations.entries()) {
    const operands = args.map((arg) => values[arg]!);
    values.push(...(watch ? watch.replayed(outputs, () => apply(primitive, operands, params as never)) : apply(primitive, operands, params as never)));
    for (const arg of last[k]!) values[arg] = undefined;
  }
  return program.outputs.map((output) => values[output]!);
};

/** The same for arrays, by the kernels alone. */
export const runOnNumbers = (program: Program, inputs: readonly NDArray[]): NDArray[] => run(program, inputs.map((array) => concrete(array)), compute).map(numbersOf);

/** What every run of a program needs: its constants, and the values that each equation is the last to use. */
interface Plan {
  readonly constants: readonly Tensor[];
  readonly last: readonly (readonly number[])[];
}

const plans = new WeakMap<Program, Plan>();

/** Loops run their body many times: its plan is made once. */
const planOf = (program: Program): Plan => {
  const known = plans.get(program);
  if (known) return known;
  const { constants, equations, outputs } = program;
  const lastUse = new Map<number, number>();
  for (const [k, { primitive, inputs }] of equations.entries()) {
    loadedRecordOf(primitive);
    for (const input of inputs) lastUse.set(input, k);
  }
  for (const output of outputs) lastUse.delete(output);
  const last: number[][] = equations.map(() => []);
  for (const [number, k] of lastUse) last[k]!.push(number);
  const plan = { constants: constants.map(({ data, shape }) => concrete(new NDArray(data, shape))), last };
  plans.set(program, plan);
  return plan;
};
