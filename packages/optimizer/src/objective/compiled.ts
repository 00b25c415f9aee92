import type { Program } from "@gradkit/autodiff";
import { interpreted, type Compute } from "../evaluator.js";

/**
 * Whether the objective is compiled to WebAssembly: once it has been evaluated so often that it pays, from the first evaluation on, or never, when a program is
 * interpreted throughout.
 */
export type Compile = "auto" | "always" | "never";

/** Compiling an operation takes as long as the interpreter takes for so many of it, */
const worth = 100;
/** and the interpreter as long for an operation itself as for so many numbers in it. */
const numbersPerOperation = 100;

/**
 * How many answers of a kind the interpreter gives before they are compiled. Who compiles when the interpreter has taken as long as compiling takes never needs more than twice the time of who knows
 * beforehand how long a run will be. Counted, not measured: so it is the same in a worker, and where a run is resumed.
 */
export const compiledAfter = (compile: Compile, program: Program): number => {
  if (compile !== "auto") return compile === "always" ? 0 : Infinity;
  const toInterpret = sumOver(program, ({ outputs }) => 1 + outputs.reduce((sum, { shape }) => sum + shape.reduce((n, k) => n * k, 1), 0) / numbersPerOperation, ({ length = 1 }) => length);
  return Math.ceil((worth * sumOver(program, () => 1, () => 1)) / Math.max(toInterpret, 1));
};

type Operation = Program["equations"][number];

/** A sum over the operations of a program, and over those of the programs in their parameters, each so many times. */
const sumOver = ({ equations }: Program, of: (operation: Operation) => number, times: (params: { readonly length?: number }) => number): number =>
  equations.reduce((sum, operation) => {
    const inner = Object.values(operation.params).filter(isProgram);
    return sum + of(operation) + times(operation.params) * inner.reduce((all, program) => all + sumOver(program, of, times), 0);
  }, 0);

const isProgram = (value: unknown): value is Program => typeof value === "object" && value !== null && "equations" in value;

/** Compiles a function; where that cannot be, a warning says why, and the interpreter goes on. */
export const compiled = async (f: Compute, ...examples: readonly unknown[]): Promise<Compute> => {
  try {
    const { compile } = await import("@gradkit/wasm");
    return await compile(f, ...examples);
  } catch (e) {
    console.warn(`gradkit: the objective is interpreted: ${e instanceof Error ? e.message : String(e)}`);
    return interpreted(f, ...examples);
  }
};
