import { checkFunction } from "../check-function.js";
import { kindOf } from "../kind-of.js";
import { programError } from "../errors.js";
import { aval } from "../aval.js";
import { flatten, flattenArguments, returned, treeOf, unflatten, type Structure } from "../tree.js";
import { bind } from "../primitives/control/bind.js";
import { inputsOf } from "./inputs.js";
import { isProgram, type Program } from "./program.js";
import { record } from "./record.js";
import { run } from "./run.js";

/** A program with the trees of its arguments and value. */
export interface TracedProgram extends Program {
  readonly arguments: Structure;
  readonly result: Structure;
}

/**
 * A function as a program: it is run once on tensors that have the shapes of the examples and no numbers, and its operations are written down. Host control
 * flow is unrolled; a branch on a tensor's numbers throws.
 *
 * @throws autodiff/no-numbers, autodiff/leaf
 * @example
 * trace((x) => sin(mul(x, 2)), 1).equations.map(({ primitive }) => primitive) // => ["mul", "sin"]
 */
export const trace = (f: (...args: never[]) => unknown, ...examples: readonly unknown[]): TracedProgram => {
  checkFunction("trace", f);
  const flat = flattenArguments("trace", examples);
  let result: Structure | undefined;
  const program = record(
    (inputs) => {
      const value = flatten("trace", (f as (...args: unknown[]) => unknown)(...(treeOf(flat.structure, inputs) as unknown[])), "f(x)");
      result = returned(value.structure, flat.structure);
      return value.leaves;
    },
    flat.leaves.map(({ shape, dtype }) => aval(shape, dtype)),
  );
  return { ...program, arguments: flat.structure, result: result! };
};

/**
 * The value of a program: of the trees that its function gave, in the containers of plain numbers and arrays. Of a program without trees the arguments are
 * its inputs, and the value is a list of its outputs.
 *
 * @throws autodiff/tree           where an argument has another structure or shape than the examples
 * @throws autodiff/whole-numbers  where the example held whole numbers, and the argument others
 * @example
 * evaluate(trace((x) => mul(x, 2), 1), 21) // => 42
 */
export const evaluate = (program: Program | TracedProgram, ...args: readonly unknown[]): unknown => {
  if (!isProgram(program)) throw programError("autodiff/program", { path: "program", rule: "must be a program", got: kindOf(program) });
  const result = "result" in program ? program.result : { list: program.outputs.map(() => ({ leaf: "nested" }) as const) };
  return unflatten(result, run(program, inputsOf("evaluate", program, args), bind));
};
