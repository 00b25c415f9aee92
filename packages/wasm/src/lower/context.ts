import type { Program } from "@gradkit/autodiff";
import type { Data, Dtype } from "@gradkit/shapes";
import type { Buffer } from "../ir/buffer.js";
import type { Statement } from "../ir/statement.js";
import type { Place, Value } from "./value.js";

/** A part of the program that the interpreter runs, on arrays in memory. */
export interface Interpreted {
  readonly program: Program;
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
}

/** Where an index is checked, and against which size. */
export interface Checked {
  readonly call: "gather" | "scatterAdd";
  readonly size: number;
}

/** What a lowering writes to: a list of statements, and the buffers, variables and locals that they use. */
export interface Context {
  readonly buffers: readonly Buffer[];
  readonly interpreted: Interpreted[];
  readonly checked: Checked[];
  readonly emit: (s: Statement) => void;
  readonly buffer: (dtype: Dtype, size: number, role?: Buffer["role"], data?: Data) => Buffer;
  /** A loop variable of its own; those of inner loops are greater. */
  readonly variable: () => number;
  readonly local: () => number;
  /** The outputs of a program inside the program, each in the place meant for it where it is computed now. */
  readonly program: (program: Program, inputs: readonly Value[], places?: readonly (Place | undefined)[]) => Value[];
  /** The statements that `write` emits, for a list inside a statement. */
  readonly list: (write: () => void) => readonly Statement[];
}

export const context = (lowerProgram: (c: Context, ...args: Parameters<Context["program"]>) => Value[]): Context => {
  const buffers: Buffer[] = [];
  let [variables, locals] = [0, 0];
  let statements: Statement[] = [];
  const c: Context = {
    buffers,
    interpreted: [],
    checked: [],
    emit: (s) => void statements.push(s),
    buffer: (dtype, size, role = "temporary", data) => {
      const made: Buffer = { id: buffers.length, dtype, size, role, ...(data ? { data } : {}) };
      buffers.push(made);
      return made;
    },
    variable: () => variables++,
    local: () => locals++,
    list: (write) => {
      const around = statements;
      const own: Statement[] = [];
      statements = own;
      try {
        write();
      } finally {
        statements = around;
      }
      return own;
    },
    program: (program, inputs, places) => lowerProgram(c, program, inputs, places),
  };
  return c;
};
