import { recordOf } from "../../bind.js";
import type { Program } from "../../program/program.js";

const known = new WeakMap<Program, boolean>();

/** Whether an operation of a program takes some of its inputs and leaves others. */
export const selects = (program: Program): boolean => {
  const found = known.get(program) ?? program.equations.some(({ primitive, params }) => {
    const { selects: is } = recordOf(primitive);
    return is === true || is?.(params as never) === true;
  });
  known.set(program, found);
  return found;
};
