import type { Program, TracedProgram } from "@gradkit/autodiff";
import type { NDArray } from "@gradkit/shapes";
import type { GradkitError } from "@gradkit/shapes";

/** Figures of a compiled program. */
export interface Stats {
  /** Operations on numbers in one call, a function like exp counted as one; of loops until a test fails, one step. */
  readonly flops: number;
  /** Bytes of memory for inputs, constants, outputs and what is kept between. */
  readonly bytes: number;
  /** Arrays that stand in memory. */
  readonly buffers: number;
  /** Bytes of the module. */
  readonly code: number;
  readonly functions: number;
  /** Milliseconds that each pass of the compiler took. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** A program as a function that runs in WebAssembly, on memory of its own. */
export interface Compiled<Args extends readonly unknown[] = readonly unknown[], Result = unknown> {
  /**
   * The value for arguments of the shapes of the examples. Results are new arrays; nothing else is allocated. For arguments of other shapes a function is compiled again, and kept for
   * the last 16; what stands below is always of the examples. Tensors that are being differentiated, batched or traced go through the program operation by operation.
   *
   * @throws autodiff/tree  where a compiled program, or a function with more or fewer arguments, does not fit
   */
  (...args: Args): Result;
  readonly program: Program | TracedProgram;
  /** The WebAssembly module. Empty where the interpreter runs the program. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly memory: WebAssembly.Memory | undefined;
  /**
   * Windows on the module's memory: what `run` takes and leaves, so that data can stay where they are. A program that differentiates a loop of open length may make the memory grow, which leaves
   * old windows empty: ask for them again after a run.
   */
  readonly inputs: readonly NDArray[];
  readonly outputs: readonly NDArray[];
  /** Computes `outputs` from `inputs`, without a copy and without allocation. */
  readonly run: () => void;
  /** What the module does, as text: loops around stores. */
  readonly disassemble: () => string;
  readonly stats: Stats;
  /** What is not as it should be: that the interpreter runs the program, or parts of it. */
  readonly notices: readonly GradkitError[];
}
