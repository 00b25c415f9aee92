import type { Aval, Program } from "@gradkit/autodiff";
import type { Data, Dtype } from "@gradkit/shapes";
import type { Buffer } from "../ir/buffer.js";
import type { Statement } from "../ir/statement.js";
import { sizeOf, whole, type Place, type Value } from "./value.js";

/** A part of the program that the interpreter runs, on arrays in memory. */
export interface Interpreted {
  readonly program: Program;
  readonly inputs: readonly Buffer[];
  readonly outputs: readonly Buffer[];
  /** What a notice says of it: operations that never run as code of the module. None where it is called for rare numbers alone. */
  readonly named: readonly string[];
}

/** Where an index is checked, and against which size. */
export interface Checked {
  readonly call: "gather" | "scatterAdd";
  readonly size: number;
}

/** A stack behind the memory that is planned, for what loops of open length keep: its top and its end, in words of 8 bytes, and the words as numbers of each dtype. */
export interface Stack {
  readonly top: Buffer;
  readonly limit: Buffer;
  readonly rows: Readonly<Record<Dtype, Buffer>>;
}

/** What a lowering writes to: a list of statements, and the buffers, variables and locals that they use. */
export interface Context {
  readonly buffers: readonly Buffer[];
  readonly interpreted: Interpreted[];
  readonly checked: Checked[];
  readonly emit: (s: Statement) => void;
  /** The stack of the module, made when it is first asked for, and how often it was. */
  readonly stack: () => Stack;
  readonly stacked: () => number;
  readonly buffer: (dtype: Dtype, size: number, role?: Buffer["role"], data?: Data) => Buffer;
  /** Where an output of the equation at hand is to be stored: in the place meant for it, or in a buffer of its own. */
  readonly place: (out: Aval, output?: number) => Place;
  readonly equation: (places: readonly (Place | undefined)[]) => void;
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
  let targets: readonly (Place | undefined)[] = [];
  let stack: Stack | undefined;
  let stacked = 0;
  const makeStack = (): Stack => {
    const [top, limit] = [c.buffer("int32", 1, "state"), c.buffer("int32", 1, "state")];
    return { top, limit, rows: { float64: c.buffer("float64", 0, "stack"), float32: c.buffer("float32", 0, "stack"), int32: c.buffer("int32", 0, "stack") } };
  };
  const c: Context = {
    buffers,
    interpreted: [],
    checked: [],
    emit: (s) => void statements.push(s),
    stack: () => {
      stacked++;
      return (stack ??= makeStack());
    },
    stacked: () => stacked,
    buffer: (dtype, size, role = "temporary", data) => {
      const made: Buffer = { id: buffers.length, dtype, size, role, ...(data && { data }) };
      buffers.push(made);
      return made;
    },
    place: ({ shape, dtype }, output = 0) => targets[output] ?? whole(c.buffer(dtype, sizeOf(shape)), shape),
    equation: (places) => void (targets = places),
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
