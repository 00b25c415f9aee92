import { error } from "./errors.js";
import type { Method } from "./method.js";
import type { Residuals } from "./objective/objective.js";
import type { Compile } from "./objective/compiled.js";
import { problemOf, type ProblemOptions } from "./objective/problem.js";
import { plainRecipe } from "./recipe.js";
import { fingerprint, runOf } from "./run/checkpoint.js";
import { guarded } from "./run/guarded.js";
import { resultOf } from "./run/result-of.js";
import type { Checkpoint, Run } from "./run/run.js";
import { begin } from "./run/run-state.js";
import { startRun, type Controlled } from "./run/start-run.js";
import type { Stop } from "./run/stop.js";
import { workHere } from "./run/work-here.js";
import { workElsewhere, type Place } from "./worker/work-elsewhere.js";

export interface OptimizeOptions extends ProblemOptions, Controlled {
  readonly method?: Method;
  readonly stop?: Stop;
  /** Where the work is done: in this thread unless told otherwise, or in a worker of its own. The bits are the same. */
  readonly on?: "inline" | Place;
  /** For what is drawn at random, the order of rows in batches; 0 unless given. */
  readonly seed?: number;
  /** Goes on from where a run was; it must be of the same problem. */
  readonly resume?: Checkpoint;
}

const compiles: readonly (Compile | undefined)[] = [undefined, "auto", "always", "never"];

/** What minimize and leastSquares share. */
export const optimize = <Parameters>(call: "minimize" | "leastSquares", objective: Residuals, start: unknown, options: OptimizeOptions, method: Method): Run<Parameters> => {
  const { stop = {}, seed = 0, resume, batch, on = "inline" } = options;
  if (method.kind !== call) throw error("optimizer/method", { call, method: method.name });
  if (options.bounds && !method.bounded) throw error("optimizer/unbounded", { call, method: method.name });
  if (!compiles.includes(options.compile)) throw error("optimizer/option", { call, option: "compile", rule: 'must be "auto", "always" or "never"', got: String(options.compile) });
  for (const [name, limit] of Object.entries(stop)) if (name !== "value" && !(limit >= 0)) throw error("optimizer/option", { call, option: `stop.${name}`, rule: "must be a number, 0 or more", got: String(limit) });
  if (!Number.isSafeInteger(seed)) throw error("optimizer/option", { call, option: "seed", rule: "must be a whole number", got: String(seed) });
  const problem = problemOf(call, objective, start, options, seed);
  const { spec, names, start: x, bounds } = problem;
  const identity = fingerprint([spec?.program ?? null, x, bounds ?? null, plainRecipe(method), batch ?? null, spec?.columns?.arrays.map(({ data }) => data) ?? null, spec?.compiledAfter ?? null, seed]);
  const begun = resume ? runOf(call, resume, identity) : begin(method, x, bounds);
  const work = on === "inline" ? workHere(begun, method, guarded(call, problem.evaluator, names), stop) : workElsewhere(on, { call, spec, names, method, stop, begun });
  return startRun(work, identity, options, (run) => resultOf(run, problem, seed, batch !== undefined));
};
