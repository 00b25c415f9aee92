import type { Program } from "@gradkit/autodiff";
import { error } from "../errors.js";
import { answering, eager, type Evaluator, type FlatObjective } from "../evaluator.js";
import { boundsOf } from "./bounds-of.js";
import { checkChunks } from "./check-chunks.js";
import { checkedEvaluator } from "./checked-evaluator.js";
import { chunksOf, weightsOf, type Chunks, type Parts } from "./chunks.js";
import { compiledAfter } from "./compiled.js";
import { evaluatorsOf } from "./evaluators-of.js";
import { functionOf } from "./function-of.js";
import { inParts } from "./in-parts.js";
import { leavesOf } from "./leaves-of.js";
import { imported, plainTree, urlOf, type SentModule } from "./module.js";
import { isEvaluator, isModule, type Residuals } from "./objective.js";
import { problemOf, type BatchOptions, type Problem, type ProblemOptions } from "./problem.js";
import { record } from "./record.js";
import { refuseDetached } from "./refuse-detached.js";
import { batchesOf, rowsFrom, rowsOf, type Rows } from "./rows.js";
import type { Evaluators, Spec } from "./spec.js";
import { vectorProblem, type VectorProblem } from "./vector-problem.js";

/**
 * The problem of any objective: also of one that a module has, within bounds, and of rows of data, in batches and chunks.
 *
 * @throws as `problemOf`; optimizer/bounds, optimizer/data, optimizer/data-array, optimizer/detached, optimizer/chunks, optimizer/option, optimizer/module
 */
export const rowProblem = (call: "minimize" | "leastSquares", objective: Residuals, start: unknown, options: ProblemOptions, seed: number): Problem => {
  const { data, batch, compile = "auto" } = options;
  if (isEvaluator(objective) && options.chunks) throw error("optimizer/option", { call, option: "chunks", rule: "must go with a function of rows", got: "an evaluator" });
  if (batch && call === "leastSquares") throw error("optimizer/option", { call, option: "batch", rule: "must go with minimize, whose objective is a mean over rows", got: "residuals" });
  refuseDetached(call, data, "`data`");
  const rows = data === undefined || isEvaluator(objective) ? undefined : rowsOf(call, data);
  const size = rows && batch ? batch.size : (rows?.count ?? 0);
  if (rows && !(Number.isInteger(size) && size >= 1 && size <= rows.count)) throw error("optimizer/option", { call, option: "batch.size", rule: `must be a whole number from 1 to the ${rows.count} rows`, got: String(size) });
  const chunks = options.chunks && chunksOf(call, rows, options.chunks, batch !== undefined);
  if (isModule(objective)) {
    const sent: SentModule = { url: urlOf(call, objective), export: objective.export, start: plainTree(start), fixed: options.fixed ?? [], compile, columns: rows?.names };
    const load = async (): Promise<Problem> => rowProblem(call, await imported(call, sent), start, options, seed);
    return { ...bounded(call, options, vectorProblem(call, start, options)), ...loadedFirst(load, rows && chunks && weightsOf(chunks, rows.count)), module: { sent, columns: rows, batch: batchOf(batch), chunks, seed } };
  }
  if (isEvaluator(objective)) {
    const vector = bounded(call, options, vectorProblem(call, start, options));
    const evaluator = checkedEvaluator(call, objective, vector.start.length);
    return { ...vector, evaluator, whole: evaluator };
  }
  const f = functionOf(call, objective);
  if (!rows) return bounded(call, options, problemOf(call, f, start, options, seed));

  const vector = bounded(call, options, vectorProblem(call, start, options));
  const called: FlatObjective = (x, ...leaves) => leavesOf(f(vector.treeOf(x), rows.treeOf(leaves)));
  // A program is of one number of rows.
  const recorded = (from: number, count: number): Program | undefined => record(call, called, vector.start, rowsFrom(rows, from, count));
  const program = recorded(0, chunks?.size ?? size);
  if (chunks) checkChunks(call, called, vector.start, rows, chunks);
  if (!program) return { ...vector, ...calledAsItIs(called, rows, options, chunks, seed) };
  const rest = chunks ? rows.count % chunks.size : size === rows.count ? 0 : rows.count;
  const whole = rest === 0 ? program : recorded(rows.count - rest, rest)!;
  const spec: Spec = { program, whole, columns: { count: rows.count, arrays: rows.arrays }, batch: batchOf(batch), chunks, seed, compiledAfter: compiledAfter(compile, program) };
  return { ...vector, ...evaluatorsOf(spec), spec };
};

/** A problem with the bounds of the parameters that vary. */
const bounded = <P extends VectorProblem>(call: string, { bounds }: ProblemOptions, problem: P): P => {
  if (!bounds) return problem;
  const { start, nameOf, pick } = problem.all;
  const { lower, upper } = boundsOf(call, bounds, start, nameOf);
  return { ...problem, bounds: { lower: pick(lower), upper: pick(upper) } };
};

const batchOf = (batch: BatchOptions | undefined): Spec["batch"] => batch && { size: batch.size, shuffle: batch.shuffle ?? true };

/** What evaluates an objective that is loaded when it is first asked. */
const loadedFirst = (load: () => Promise<Problem>, weights: readonly number[] | undefined): Evaluators => {
  let loading: Promise<void> | undefined;
  let loaded: Problem | undefined;
  const first = <T>(use: (problem: Problem) => T | PromiseLike<T>): T | PromiseLike<T> => {
    if (loaded) return use(loaded);
    loading ??= load().then((problem) => void (loaded = problem));
    return loading.then(() => use(loaded!));
  };
  return {
    evaluator: { answer: (ask, count) => first(({ evaluator }) => evaluator.answer(ask, count)) },
    whole: { answer: (ask, count) => first(({ whole }) => whole.answer(ask, count)) },
    ...(weights && { parts: { weights, answer: (ask, count, part) => first(({ parts }) => parts!.answer(ask, count, part)) } }),
  };
};

/** What evaluates an objective that cannot be recorded. */
const calledAsItIs = (f: FlatObjective, rows: Rows, { batch }: ProblemOptions, chunks: Chunks | undefined, seed: number): Evaluators => {
  const { answer } = answering(f, eager);
  if (chunks) {
    const parts: Parts = { weights: weightsOf(chunks, rows.count), answer: (ask, _, part) => answer(ask, rowsFrom(rows, part * chunks.size, chunks.size)) };
    return { evaluator: inParts(parts), whole: inParts(parts), parts };
  }
  const whole: Evaluator = { answer: (ask) => answer(ask, rows.arrays) };
  const batches = batch ? batchesOf(rows, batch.size, batch.shuffle ?? true, seed) : undefined;
  return { evaluator: batches ? { answer: (ask, count = 0) => answer(ask, batches(count)) } : whole, whole };
};
