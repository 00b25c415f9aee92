import { compileSync, type Compiled } from "@gradkit/wasm";

/** A function of an eval with its input: `run` is what is timed, `output` the answer as the protocol has it. */
export interface Task {
  readonly run: () => void;
  readonly output: () => unknown;
  /** The program and its module. */
  readonly compiled: Compiled;
}

/** The functions of an eval by name: of an input as it comes, the task that is ready to run. */
export type Eval = Readonly<Record<string, (input: never) => Task>>;

/** A function of trees, compiled for its arguments, which stand in the module's memory when it runs. */
export const task = (f: (...args: never[]) => unknown, args: readonly unknown[], answer: (value: never) => unknown = (value) => value): Task => {
  const compiled = (compileSync as unknown as (f: unknown, ...args: readonly unknown[]) => Compiled)(f, ...args);
  compiled(...args);
  return { run: compiled.run, output: () => answer(compiled(...args) as never), compiled };
};
