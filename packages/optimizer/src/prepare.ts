import { error } from "./errors.js";
import type { Evaluator } from "./evaluator.js";
import type { Method } from "./method.js";
import type { SavingOptions } from "./checkpoints/store.js";
import type { BoundsOptions } from "./objective/bounds-of.js";
import type { ChunkOptions } from "./objective/chunks.js";
import type { Residuals } from "./objective/objective.js";
import type { Compile } from "./objective/compiled.js";
import type { BatchOptions, Problem, problemOf, ProblemOptions } from "./objective/problem.js";
import { resultOf } from "./run/result-of.js";
import type { Checkpoint, Result } from "./run/run.js";
import { begin, type RunState } from "./run/run-state.js";
import type { Controlled } from "./run/start-run.js";
import type { Stop } from "./run/stop.js";
import type { Place } from "./worker/work-elsewhere.js";

export interface OptimizeOptions extends TaskOptions, Controlled {
  /** Where the work is done: in this thread unless told otherwise, or in a worker of its own. The bits are the same. */
  readonly on?: "inline" | Place;
}

/** What a run is, wherever and by whomever it is watched. */
export interface TaskOptions extends ProblemOptions {
  readonly method?: Method;
  readonly stop?: Stop;
  /** For what is drawn at random, the order of rows in batches; 0 unless given. */
  readonly seed?: number;
  /** Goes on from where a run was; it must be of the same problem. */
  readonly resume?: Checkpoint;
}

/** The names of all options. `loss` is of leastSquares alone. */
const names: Names<OptimizeOptions & { loss: unknown }> = { method: 1, stop: 1, bounds: 1, fixed: 1, data: 1, batch: 1, chunks: 1, seed: 1, compile: 1, on: 1, checkpoints: 1, resume: 1, signal: 1, progress: 1, loss: 1 };
type Names<T> = { readonly [Name in keyof T]-?: 1 };
const parts: { readonly stop: Names<Stop>; readonly bounds: Names<BoundsOptions>; readonly batch: Names<BatchOptions>; readonly chunks: Names<ChunkOptions>; readonly checkpoints: Names<SavingOptions> } = {
  stop: { gradient: 1, expected: 1, steps: 1, evaluations: 1, seconds: 1, value: 1 },
  bounds: { lower: 1, upper: 1 },
  batch: { size: 1, shuffle: 1 },
  chunks: { size: 1, of: 1 },
  checkpoints: { store: 1, seconds: 1 },
};

const compiles: readonly (Compile | undefined)[] = [undefined, "auto", "always", "never"];

/** A run that can begin. */
export interface Prepared {
  readonly call: Call;
  readonly problem: Problem;
  readonly method: Method;
  readonly stop: Stop;
  readonly seed: number;
  readonly begun: RunState;
  /** The objective of all rows, where the problem's is of batches. */
  readonly whole: Evaluator | undefined;
  readonly resultOf: <Parameters>(run: RunState) => Promise<Result<Parameters>>;
}

export type Call = "minimize" | "leastSquares";

/** The method unless one is given. */
export type Standard = (variables: number, bounded?: boolean) => Method;

/** How a problem is made of an objective: with what it needs, and no more. */
export type MakeProblem = typeof problemOf;

/** What minimize, leastSquares and their tasks share: options that are checked, and the problem as one of a vector. */
export const prepare = (make: MakeProblem, call: Call, objective: Residuals, start: unknown, options: OptimizeOptions, standard: Standard): Prepared => {
  const { stop = {}, seed = 0, batch } = options;
  checkOptions(call, options);
  const problem = make(call, objective, start, options, seed);
  const method = options.method ?? standard(problem.start.length, options.bounds !== undefined);
  return { call, problem, method, stop, seed, begun: begin(method, problem.start, problem.bounds), whole: batch && problem.whole, resultOf: (run) => resultOf(run, problem, seed, batch !== undefined) };
};

/**
 * Checks what can be checked without the problem.
 *
 * @throws optimizer/method, optimizer/unbounded, optimizer/option, optimizer/no-option
 */
export const checkOptions = (call: Call, options: OptimizeOptions): void => {
  const { method, bounds, compile, stop = {}, seed = 0 } = options;
  checkNames(call, "", options, names);
  for (const [option, known] of Object.entries(parts)) checkPart(call, option, options[option as keyof typeof parts], known);
  if (method && typeof method.step !== "function") throw error("optimizer/option", { call, option: "method", rule: "must be a method, as bfgs()", got: `a ${typeof method}` });
  if (method && method.kind !== call) throw error("optimizer/method", { call, method: method.name });
  if (bounds && method && !method.bounded) throw error("optimizer/unbounded", { call, method: method.name });
  if (!compiles.includes(compile)) throw error("optimizer/option", { call, option: "compile", rule: 'must be "auto", "always" or "never"', got: String(compile) });
  for (const [name, limit] of Object.entries(stop)) {
    const [least, rule] = name === "value" ? [-Infinity, "must be a number"] : [0, "must be a number, 0 or more"];
    if (!(limit >= least)) throw error("optimizer/option", { call, option: `stop.${name}`, rule, got: String(limit) });
  }
  if (!Number.isSafeInteger(seed)) throw error("optimizer/option", { call, option: "seed", rule: "must be a whole number", got: String(seed) });
};

const checkPart = (call: Call, option: string, given: unknown, known: object): void => {
  if (given === undefined) return;
  if (typeof given !== "object" || given === null) throw error("optimizer/option", { call, option, rule: `must be an object of ${Object.keys(known).join(", ")}`, got: given === null ? "null" : `a ${typeof given}` });
  checkNames(call, `${option}.`, given, known);
};

const checkNames = (call: Call, prefix: string, given: object, known: object): void => {
  for (const name of Object.keys(given)) if (!Object.hasOwn(known, name)) throw error("optimizer/no-option", { call, option: prefix + name, options: Object.keys(known).map((each) => prefix + each) });
};
