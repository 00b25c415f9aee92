import { isProgram, type Equation, type Program } from "../../program/program.js";
import { prune } from "../../program/prune.js";

const known = new WeakMap<Program, Program>();

/**
 * A program with the forward passes of `customVjp` in the place of the functions that they belong to: what a loop or a branch computes where it is differentiated, so that derivatives of higher
 * order are those of the forward pass and of the pullback, as they are outside. It is the program itself where it has none.
 */
const forwardPass = (program: Program): Program => {
  const found = known.get(program) ?? replaced(program);
  known.set(program, found);
  return found;
};

const replaced = (program: Program): Program => {
  const equations = program.equations.map((equation) => {
    const params = settingsOf(equation);
    return params === equation.params ? equation : { ...equation, params };
  });
  return equations.every((equation, k) => equation === program.equations[k]) ? program : { ...program, equations };
};

const settingsOf = ({ params, outputs }: Equation): Equation["params"] => {
  const { forward, jvp } = params as { readonly forward?: Program; readonly jvp?: Program };
  if (forward) return { body: forwardPass(prune({ ...forward, outputs: forward.outputs.slice(0, outputs.length) })) };
  // A rule for tangents serves all orders and modes.
  return jvp ? params : inPrograms(params);
};

/** Parameters with the programs among them as forward passes. */
export const inPrograms = <P extends object>(params: P): P => {
  const entries = Object.entries(params).map(([key, value]) => [key, isProgram(value) ? forwardPass(value) : value] as const);
  return entries.every(([key, value]) => value === params[key as keyof P]) ? params : (Object.fromEntries(entries) as P);
};
