import { answering, eager, type FlatObjective } from "../evaluator.js";
import type { ChunkOptions } from "./chunks.js";
import { compiledAfter, type Compile } from "./compiled.js";
import { leavesOf } from "./leaves-of.js";
import type { SentModule } from "./module.js";
import type { ObjectiveFunction, Residuals } from "./objective.js";
import { record } from "./record.js";
import type { Evaluators, Spec } from "./spec.js";
import { tiered } from "./tiered.js";
import { vectorProblem, type VectorOptions, type VectorProblem } from "./vector-problem.js";

export interface ProblemOptions extends VectorOptions {
  /** Data in rows: arrays, or a tree of arrays, whose first axes count the rows. The objective takes rows as its second argument and is the mean over them. */
  readonly data?: unknown;
  readonly batch?: BatchOptions;
  /** Takes the rows in chunks of a fixed size, which the workers of a pool share, `on: pool()`; without a pool they are computed one after the other, to the same bits. */
  readonly chunks?: ChunkOptions;
  /** `"auto"` unless given. Values differ in their last digits between the two; when one takes over from the other does not depend on time or place, so that runs repeat bit by bit. */
  readonly compile?: Compile;
}

export interface BatchOptions {
  /** Rows in a batch. */
  readonly size: number;
  /** Whether the rows are shuffled in each epoch, which they are unless told otherwise. */
  readonly shuffle?: boolean;
}

/** A module's objective, and the rows that it is given. */
export interface ModuleSpec extends Pick<Spec, "columns" | "batch" | "chunks" | "seed"> {
  readonly sent: SentModule;
}

/** A problem of one vector: what all methods work on. Its evaluator gives batches where there are any, and `whole` all rows. */
export interface Problem extends VectorProblem, Evaluators {
  /** The objective as plain data, where it could be recorded. */
  readonly spec?: Spec | undefined;
  /** The same where a module has it. */
  readonly module?: ModuleSpec | undefined;
}

/**
 * The problem of a function that needs no more than its parameters: it becomes a program of their vector. One that branches on numbers cannot be recorded, and is called as it is.
 *
 * @throws optimizer/not-scalar, optimizer/objective-threw; as `vectorProblem`
 */
export const problemOf = (call: "minimize" | "leastSquares", objective: Residuals, start: unknown, { compile = "auto", ...options }: ProblemOptions, seed: number): Problem => {
  const vector = vectorProblem(call, start, options);
  const called: FlatObjective = (x) => leavesOf((objective as ObjectiveFunction)(vector.treeOf(x)));
  const program = record(call, called, vector.start, []);
  if (!program) {
    const { answer } = answering(called, eager);
    const evaluator = { answer: (ask: Parameters<typeof answer>[0]) => answer(ask) };
    return { ...vector, evaluator, whole: evaluator };
  }
  const spec: Spec = { program, whole: program, seed, compiledAfter: compiledAfter(compile, program) };
  const answers = tiered(program, spec.compiledAfter);
  return { ...vector, evaluator: { answer: (ask, count = 0) => answers(ask, count) }, whole: { answer: (ask) => answers(ask, 0) }, spec };
};
