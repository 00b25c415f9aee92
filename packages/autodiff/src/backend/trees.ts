import type { NDArray } from "@gradkit/shapes";
import { inputsOf } from "../program/inputs.js";
import type { Program } from "../program/program.js";
import type { TracedProgram } from "../program/trace.js";
import { concrete, numbersOf } from "../tensor.js";
import { flattenArguments, unflatten } from "../tree.js";

const ownTrees = (program: Program | TracedProgram): TracedProgram | undefined => ("result" in program ? program : undefined);

/**
 * The inputs of a program as arrays, of the trees that its function takes, for `call`; of a program without trees the arguments are its inputs.
 *
 * @throws autodiff/tree, autodiff/leaf, autodiff/whole-numbers
 * @example
 * argumentsOf("run", trace(({ x, y }) => mul(x, y), { x: 1, y: 2 }), [{ y: 4, x: 3 }]).map((a) => a.at()) // => [3, 4]
 */
export const argumentsOf = (call: string, program: Program | TracedProgram, args: readonly unknown[]): NDArray[] => inputsOf(call, program, args).map(numbersOf);

/**
 * What arguments are, as text: the same for all that one trace serves, trees of the same structure with leaves of the same shapes and dtypes.
 *
 * @throws autodiff/leaf
 * @example
 * signatureOf("run", [[1, 2], 3]) === signatureOf("run", [[5, 6], 7]) // => true
 */
export const signatureOf = (call: string, args: readonly unknown[]): string => {
  const { structure, leaves } = flattenArguments(call, args);
  return JSON.stringify([structure, leaves.map(({ shape, dtype }) => [shape, dtype])]);
};

/**
 * The tree that a program's function returns, of the program's outputs; of a program without trees the list of its outputs, as nested arrays.
 *
 * @example
 * valueOf(trace((x) => ({ y: mul(x, 2) }), 1), [toNDArray(6)]) // => { y: 6 }
 */
export const valueOf = (program: Program | TracedProgram, outputs: readonly NDArray[]): unknown =>
  unflatten(ownTrees(program)?.result ?? { list: outputs.map(() => ({ leaf: "nested" }) as const) }, outputs.map((output) => concrete(output)));
