import type { Dtype, Shape } from "@gradkit/shapes";
import type { Aval } from "../aval.js";
import type { PrimitiveName } from "../params.js";

/**
 * A traced function as plain data, which can be stored, cloned into a worker and compiled: a flat list of equations in the order of evaluation. Values are
 * numbered: first the inputs, then the constants, then the outputs of every equation.
 */
export interface Program {
  readonly format: "gradkit/program@1";
  readonly inputs: readonly Aval[];
  readonly constants: readonly Constant[];
  readonly equations: readonly Equation[];
  /** The numbers of the values that are the result. */
  readonly outputs: readonly number[];
}

/** Numbers in row-major order, as a typed array; after JSON, a list. */
export interface Constant extends Aval {
  readonly shape: Shape;
  readonly dtype: Dtype;
  readonly data: Float64Array | Float32Array | Int32Array;
}

/** One application of a primitive to values before it. */
export interface Equation {
  readonly primitive: PrimitiveName;
  readonly inputs: readonly number[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Aval[];
}

/** Whether a parameter is a program: others are numbers, texts and lists. */
export const isProgram = (value: unknown): value is Program => typeof value === "object" && value !== null && "equations" in value;

/** The abstract value of each number of a program. */
export const avalsOf = ({ inputs, constants, equations }: Pick<Program, "inputs" | "constants" | "equations">): Aval[] => [
  ...inputs,
  ...constants,
  ...equations.flatMap(({ outputs }) => outputs),
];
