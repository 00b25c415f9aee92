import { trace, type TracedProgram } from "@gradkit/autodiff";
import { compileSync, type Compiled } from "@gradkit/wasm";
import { stopwatch, type Spent } from "./stopwatch.js";

/** A function of an eval with its input: `run` is what is timed, `output` the answer as the protocol has it. */
export interface Task {
  readonly run: () => void;
  readonly output: () => unknown;
  /** The program and its module. */
  readonly compiled: Compiled;
  /** What it took to get there; the first call has copies of all arguments and results. */
  readonly spent: Readonly<Record<"trace" | "compile" | "call", Spent>>;
}

/** The functions of an eval by name: of an input as it comes, the task that is ready to run. */
export type Eval = Readonly<Record<string, (input: never) => Task>>;

/** A function of trees, compiled for its arguments, which stand in the module's memory when it runs. */
export const task = (f: (...args: never[]) => unknown, args: readonly unknown[], answer: (value: never) => unknown = (value) => value): Task => {
  const lap = stopwatch();
  const program: TracedProgram = trace(f, ...args);
  const traced = lap();
  const compiled = compileSync(program);
  const compiling = lap();
  compiled(...args);
  const called = lap();
  return { run: compiled.run, output: () => answer(compiled(...args) as never), compiled, spent: { trace: traced, compile: compiling, call: called } };
};
