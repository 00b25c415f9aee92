import { isGradkitError } from "@gradkit/shapes";
import type { Answers } from "./ask.js";
import { error } from "./errors.js";
import type { Evaluator } from "./evaluator.js";
import type { Method } from "./method.js";
import type { Residuals } from "./objective/objective.js";
import { problemOf, type ProblemOptions } from "./objective/problem.js";
import { plainRecipe } from "./recipe.js";
import { fingerprint, runOf } from "./run/checkpoint.js";
import { resultOf } from "./run/result-of.js";
import type { Checkpoint, Run } from "./run/run.js";
import { begin } from "./run/run-state.js";
import { startRun, type Controlled } from "./run/start-run.js";
import type { Stop } from "./run/stop.js";

export interface OptimizeOptions extends ProblemOptions, Controlled {
  readonly method?: Method;
  readonly stop?: Stop;
  /** For what is drawn at random, the order of rows in batches; 0 unless given. */
  readonly seed?: number;
  /** Goes on from where a run was; it must be of the same problem. */
  readonly resume?: Checkpoint;
}

/** What minimize and leastSquares share. */
export const optimize = <Parameters>(call: "minimize" | "leastSquares", objective: Residuals, start: unknown, options: OptimizeOptions, method: Method): Run<Parameters> => {
  const { stop = {}, seed = 0, resume, batch } = options;
  if (method.kind !== call) throw error("optimizer/method", { call, method: method.name });
  if (options.bounds && !method.bounded) throw error("optimizer/unbounded", { call, method: method.name });
  for (const [name, limit] of Object.entries(stop)) if (name !== "value" && !(limit >= 0)) throw error("optimizer/option", { call, option: `stop.${name}`, rule: "must be a number, 0 or more", got: String(limit) });
  if (!Number.isSafeInteger(seed)) throw error("optimizer/option", { call, option: "seed", rule: "must be a whole number", got: String(seed) });
  const problem = problemOf(call, objective, start, options, seed);
  const identity = fingerprint([problem.program ?? null, problem.start, problem.bounds ?? null, plainRecipe(method), batch ?? null, problem.rows?.leaves.map(({ data }) => data) ?? null, seed]);
  const begun = resume ? runOf(call, resume, identity) : begin(method, problem.start, problem.bounds);
  return startRun(begun, identity, method, guarded(call, problem.evaluator, problem.names), stop, options, (run) => resultOf(run, problem, seed, batch !== undefined));
};

/** An evaluator whose first answer must be finite: there is nothing to go back to. */
const guarded = (call: string, evaluator: Evaluator, names: readonly string[]): Evaluator => {
  let first = true;
  return {
    answer: (ask, count) => {
      if (!first) return evaluator.answer(ask, count);
      const answer = answered(call, () => evaluator.answer(ask, count));
      first = false;
      const { value = 0, gradient, residuals, jacobian } = answer as Partial<Answers["gradient"] & Answers["jacobian"]>;
      const parts = { residual: residuals, "derivative by": gradient, value: Float64Array.of(value), derivative: jacobian };
      for (const [part, numbers] of Object.entries(parts)) {
        const k = numbers?.findIndex((x) => !Number.isFinite(x)) ?? -1;
        const where = part === "derivative by" ? ` ${names[k]}` : part === "value" ? "" : part === "derivative" ? ` of residual ${Math.floor(k / names.length)} by ${names[k % names.length]}` : ` ${k}`;
        if (k >= 0) throw error("optimizer/start", { call, rule: "must give finite values and derivatives", got: `${part}${where} = ${numbers![k]}` });
      }
      return answer;
    },
  };
};

const answered = <T>(call: string, answer: () => T): T => {
  try {
    return answer();
  } catch (e) {
    if (isGradkitError(e)) throw e;
    const wrapped = error("optimizer/objective-threw", { call, message: e instanceof Error ? e.message : String(e) });
    wrapped.cause = e;
    throw wrapped;
  }
};
