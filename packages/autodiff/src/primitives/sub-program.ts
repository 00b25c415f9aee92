import { aval, sameShape, showAval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import type { Ops } from "../ops.js";
import type { LinearInput } from "../primitive.js";
import { avalsOf, type Program } from "../program/program.js";
import type { Tensor } from "../tensor.js";
import { calculus } from "./calculus.js";

export const outputsOf = (program: Program): Aval[] => {
  const avals = avalsOf(program);
  return program.outputs.map((output) => aval(avals[output]!.shape, avals[output]!.dtype));
};
export const showAvals = (avals: readonly Aval[]): string => avals.map(showAval).join(", ");
const agree = (a: readonly Aval[], b: readonly Aval[]): boolean => a.length === b.length && a.every((x, k) => sameShape(x.shape, b[k]!.shape) && x.dtype === b[k]!.dtype);
export const expect = (call: string, what: string, got: readonly Aval[], wanted: readonly Aval[]): void => {
  if (!agree(got, wanted)) throw error("autodiff/primitive", { call, rule: `${what} must be ${showAvals(wanted)}`, got: showAvals(got) });
};

/** The part of a list that is there. */
export const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((item): item is T => item !== undefined);
export const zeros = (F: Ops, { shape, dtype }: Aval): Tensor => F.zeros(shape, dtype);

/** A program for the tangents of `program` alone, of its inputs and then of those tangents that are there: linear in the latter. */
export const tangentProgram = (F: Ops, program: Program, has: readonly boolean[]): Program =>
  calculus.record(
    (inputs) => {
      const primals = inputs.slice(0, has.length);
      let next = has.length;
      const { values, tangents } = calculus.derive((xs) => calculus.run(program, xs), primals, has.map((there) => (there ? inputs[next++] : undefined)));
      return values.map((y, k) => tangents[k] ?? zeros(F, y));
    },
    [...program.inputs, ...program.inputs.filter((_, k) => has[k])],
  );

/** The inputs of an equation apart: constants and linear ones, in their order. */
export const apart = (inputs: readonly LinearInput[]): { constants: Tensor[]; linear: Aval[] } => ({
  constants: present(inputs.map(({ constant }) => constant)),
  linear: present(inputs.map(({ linear }) => linear)),
});

/** A program for the cotangents of the linear inputs of `program`, of its constant inputs and the cotangents that there are of its outputs. */
export const transposedProgram = (program: Program, isLinear: readonly boolean[], hasCt: readonly boolean[] = program.outputs.map(() => true)): Program => {
  const constants = program.inputs.filter((_, k) => !isLinear[k]);
  const linear = program.inputs.filter((_, k) => isLinear[k]);
  return calculus.record((inputs) => {
    const given = inputs.slice(0, constants.length);
    const merge = (xs: readonly Tensor[]): Tensor[] => {
      let [c, l] = [0, 0];
      return isLinear.map((is) => (is ? xs[l++]! : given[c++]!));
    };
    let next = constants.length;
    return calculus.pull((xs) => calculus.run(program, merge(xs)), linear, hasCt.map((has) => (has ? inputs[next++] : undefined)));
  }, [...constants, ...outputsOf(program).filter((_, k) => hasCt[k])]);
};
