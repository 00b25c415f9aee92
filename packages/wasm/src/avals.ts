import type { Aval, Program } from "@gradkit/autodiff";

/** What every value of a program is, by its number: inputs, constants, and what equations give. */
export const avalsOf = ({ inputs, constants, equations }: Program): readonly Aval[] => [...inputs, ...constants, ...equations.flatMap(({ outputs }) => outputs)];

export const outputsOf = (program: Program): readonly Aval[] => {
  const avals = avalsOf(program);
  return program.outputs.map((output) => avals[output]!);
};
