import { record } from "../../program/record.js";
import { run } from "../../program/run.js";
import { derive } from "../../transform/forward.js";
import { pull } from "../../transform/linear-map.js";
import { elements } from "../../transform/batch.js";
import { aval, sameShape, showAval, type Aval } from "../../aval.js";
import { error } from "../../errors.js";
import type { Ops } from "../../ops.js";
import type { LinearInput } from "../../primitive.js";
import { avalsOf, type Program } from "../../program/program.js";
import type { Tensor } from "../../tensor.js";
import { spread } from "../rule.js";

export const outputsOf = (program: Program): Aval[] => {
  const avals = avalsOf(program);
  return program.outputs.map((output) => aval(avals[output]!.shape, avals[output]!.dtype));
};

/** Which inputs of a program any of its values is made of. */
export const usedInputs = ({ inputs, equations, outputs }: Program): boolean[] => {
  const used = new Set(outputs);
  for (const equation of equations) for (const input of equation.inputs) used.add(input);
  return inputs.map((_, k) => used.has(k));
};

/** Programs of the same inputs, and operands for these, without those that no program uses. */
export const narrowed = (programs: readonly Program[], operands: readonly Tensor[]): { readonly programs: readonly Program[]; readonly operands: readonly Tensor[] } => {
  const used = programs.map(usedInputs);
  const has = operands.map((_, k) => used.some((of) => of[k]));
  if (!has.includes(false)) return { programs, operands };
  let left = 0;
  const numbers = has.map((is) => (is ? left++ : left));
  const gone = has.length - left;
  const renumber = (number: number): number => numbers[number] ?? number - gone;
  return {
    programs: programs.map(({ inputs, equations, outputs, ...rest }) => ({
      ...rest,
      inputs: inputs.filter((_, k) => has[k]),
      equations: equations.map((equation) => ({ ...equation, inputs: equation.inputs.map(renumber) })),
      outputs: outputs.map(renumber),
    })),
    operands: operands.filter((_, k) => has[k]),
  };
};

export const showAvals = (avals: readonly Aval[]): string => avals.map(showAval).join(", ") || "nothing";
const agree = (a: readonly Aval[], b: readonly Aval[]): boolean => a.length === b.length && a.every((x, k) => sameShape(x.shape, b[k]!.shape) && x.dtype === b[k]!.dtype);
export const expect = (call: string, what: string, got: readonly Aval[], wanted: readonly Aval[]): void => {
  if (!agree(got, wanted)) throw error("autodiff/primitive", { call, rule: `${what} must be ${showAvals(wanted)}`, got: showAvals(got) });
};

/** How the inputs of a loop divide: constants, then carries. */
export interface Counts {
  readonly constants: number;
  readonly carries: number;
}

export const checkCounts = (call: string, { constants, carries }: Counts, count: number): void => {
  const isGood = [constants, carries].every((n) => Number.isSafeInteger(n) && n >= 0) && constants + carries <= count;
  if (!isGood) throw error("autodiff/primitive", { call, rule: `constants and carries are whole numbers, together no more than the ${count} inputs`, got: `${constants} and ${carries}` });
};

/** The part of a list that is there. */
export const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((item): item is T => item !== undefined);
export const zeros = (F: Ops, { shape, dtype }: Aval): Tensor => F.zeros(shape, dtype);

/** Values back in the places where `has` says that there are some. */
export const placed = <T>(has: readonly boolean[], values: readonly T[]): (T | undefined)[] => {
  let next = 0;
  return has.map((there) => (there ? values[next++] : undefined));
};

/** A list cut into parts of some lengths, one after another. */
export const cut = <T>(list: readonly T[], lengths: readonly number[]): T[][] => {
  let from = 0;
  return lengths.map((length) => list.slice(from, (from += length)));
};

/** A program of some of another's outputs: those with `has`. */
export interface Part {
  readonly program: Program;
  readonly has: readonly boolean[];
}

/**
 * The tangents of a program's outputs, of its inputs and then of those of their tangents that there are: linear in the latter. Outputs that depend on no
 * tangent are left out, unless they are wanted: then they are zeros.
 */
export const tangentProgram = (F: Ops, program: Program, there: readonly boolean[], wanted: readonly boolean[] = []): Part => {
  let has: readonly boolean[] = [];
  const tangent = record(
    (inputs) => {
      const { values, tangents } = derive((xs) => run(program, xs), inputs.slice(0, there.length), placed(there, inputs.slice(there.length)));
      has = values.map((_, k) => tangents[k] !== undefined || wanted[k] === true);
      return values.flatMap((y, k) => (has[k] ? (tangents[k] ?? zeros(F, y)) : []));
    },
    [...program.inputs, ...program.inputs.filter((_, k) => there[k])],
  );
  return { program: tangent, has };
};

/** A program over a batch: inputs with `isBatched` have the batch axis in front, and so have the outputs that depend on them or are wanted with it. */
export const batchedProgram = (F: Ops, program: Program, isBatched: readonly boolean[], size: number, wanted: readonly boolean[] = []): Part => {
  let has: readonly boolean[] = [];
  const over = record(
    (inputs) => {
      const values = elements(inputs.map((tensor, k) => ({ tensor, axis: isBatched[k] ? 0 : undefined })), size, (xs) => run(program, xs));
      has = values.map(({ axis }, k) => axis !== undefined || wanted[k] === true);
      return values.map((y, k) => (has[k] ? spread(F, y, size) : y.tensor));
    },
    program.inputs.map((x, k) => (isBatched[k] ? aval([size, ...x.shape], x.dtype) : x)),
  );
  return { program: over, has };
};

/** What follows from a set of carries that are batched, or move: the set itself once the steps of a loop add nothing to it. */
export const settled = (start: readonly boolean[], follow: (carries: readonly boolean[]) => Part): { readonly carries: readonly boolean[]; readonly part: Part } => {
  for (let carries = start; ; ) {
    const part = follow(carries);
    const next = carries.map((is, k) => is || part.has[k]!);
    if (next.every((is, k) => is === carries[k])) return { carries, part };
    carries = next;
  }
};

/** The inputs of an equation apart: constants and linear ones, in their order. */
export const apart = (inputs: readonly LinearInput[]): { constants: Tensor[]; linear: Aval[] } => ({
  constants: present(inputs.map(({ constant }) => constant)),
  linear: present(inputs.map(({ linear }) => linear)),
});

/** A program for the cotangents of the linear inputs of `program`, of its constant inputs and the cotangents that there are of its outputs, which were made by `F`. */
export const transposedProgram = (F: Ops, program: Program, isLinear: readonly boolean[], hasCt: readonly boolean[] = program.outputs.map(() => true)): Program => {
  const constants = program.inputs.filter((_, k) => !isLinear[k]);
  const linear = program.inputs.filter((_, k) => isLinear[k]);
  return record((inputs) => {
    const given = inputs.slice(0, constants.length);
    const merge = (xs: readonly Tensor[]): Tensor[] => {
      let [c, l] = [0, 0];
      return isLinear.map((is) => (is ? xs[l++]! : given[c++]!));
    };
    return pull(F, (xs) => run(program, merge(xs)), linear, placed(hasCt, inputs.slice(constants.length)));
  }, [...constants, ...outputsOf(program).filter((_, k) => hasCt[k])]);
};
