import { error } from "./errors.js";
import type { Method } from "./method.js";
import type { Residuals } from "./objective/objective.js";
import type { Compile } from "./objective/compiled.js";
import { problemOf, type Problem, type ProblemOptions } from "./objective/problem.js";
import { plainRecipe } from "./recipe.js";
import { fingerprint, runOf } from "./run/checkpoint.js";
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

const compiles: readonly (Compile | undefined)[] = [undefined, "auto", "always", "never"];

/** A run that can begin. */
export interface Prepared {
  readonly call: Call;
  readonly problem: Problem;
  readonly method: Method;
  readonly stop: Stop;
  /** What checkpoints of it belong to: found when it is first asked for, since data may be large. */
  readonly identity: () => string;
  readonly begun: RunState;
  readonly resultOf: <Parameters>(run: RunState) => Promise<Result<Parameters>>;
}

type Call = "minimize" | "leastSquares";

/** What minimize, leastSquares and their tasks share: options that are checked, and the problem as one of a vector. `standard` is the method unless one is given. */
export const prepare = (call: Call, objective: Residuals, start: unknown, options: OptimizeOptions, standard: (variables: number, bounded: boolean) => Method): Prepared => {
  const { stop = {}, seed = 0, resume, batch } = options;
  const given = options.method;
  if (given && given.kind !== call) throw error("optimizer/method", { call, method: given.name });
  if (options.bounds && given && !given.bounded) throw error("optimizer/unbounded", { call, method: given.name });
  if (!compiles.includes(options.compile)) throw error("optimizer/option", { call, option: "compile", rule: 'must be "auto", "always" or "never"', got: String(options.compile) });
  for (const [name, limit] of Object.entries(stop)) if (name !== "value" && !(limit >= 0)) throw error("optimizer/option", { call, option: `stop.${name}`, rule: "must be a number, 0 or more", got: String(limit) });
  if (!Number.isSafeInteger(seed)) throw error("optimizer/option", { call, option: "seed", rule: "must be a whole number", got: String(seed) });
  const problem = problemOf(call, objective, start, options, seed);
  const method = given ?? standard(problem.start.length, options.bounds !== undefined);
  const { spec, module, later, start: x, bounds } = problem;
  const rows = spec ?? module ?? later;
  let known: string | undefined;
  const identity = (): string =>
    (known ??= fingerprint([
      spec?.program ?? module?.sent ?? (later && [later.formula, later.compile]) ?? null, x, bounds ?? null, plainRecipe(method), batch ?? null, rows?.columns?.arrays.map(({ data }) => data) ?? null, rows?.chunks ?? null, spec?.compiledAfter ?? null, seed,
    ]));
  const begun = resume ? runOf(call, resume, identity()) : begin(method, x, bounds);
  return { call, problem, method, stop, identity, begun, resultOf: (run) => resultOf(run, problem, seed, batch !== undefined) };
};
