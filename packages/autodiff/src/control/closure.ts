import { checkFunction } from "../check-function.js";
import type { Aval } from "../aval.js";
import type { Program } from "../program/program.js";
import { recordClosure } from "../program/record.js";
import type { Tensor } from "../tensor.js";
import { flatten, treeOf, type Structure } from "../tree.js";

/** A function of trees recorded as a program: `captured` are the tensors from outside, its first inputs. */
export interface Closure {
  readonly program: Program;
  readonly captured: readonly Tensor[];
  readonly result: Structure;
}

export const closure = (call: string, f: (...args: never[]) => unknown, structures: readonly Structure[], avals: readonly Aval[]): Closure => {
  checkFunction(call, f);
  let result: Structure | undefined;
  const { program, captured } = recordClosure((inputs) => {
    const args = treeOf({ list: structures }, inputs) as never[];
    const value = flatten(call, f(...args), "the value");
    result = value.structure;
    return value.leaves;
  }, avals);
  return { program, captured, result: result! };
};

/** Two closures with one list of captured tensors, which both take as their first inputs. */
export const shareCaptured = (a: Closure, b: Closure): { readonly captured: readonly Tensor[]; readonly programs: readonly [Program, Program] } => {
  const captured = [...new Set([...a.captured, ...b.captured])];
  return { captured, programs: [widen(a, captured), widen(b, captured)] };
};

/** The program of a closure with more captured tensors than its own as its first inputs. */
const widen = ({ program, captured: own }: Closure, captured: readonly Tensor[]): Program => {
  const added = captured.length - own.length;
  const renumber = (number: number): number => (number < own.length ? captured.indexOf(own[number]!) : number + added);
  return {
    ...program,
    inputs: [...captured.map(({ shape, dtype }) => ({ shape, dtype })), ...program.inputs.slice(own.length)],
    equations: program.equations.map((equation) => ({ ...equation, inputs: equation.inputs.map(renumber) })),
    outputs: program.outputs.map(renumber),
  };
};
