import { ravel, trace, type Program, type Tensor } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import { answering, eager, type Evaluator, type FlatObjective } from "../evaluator.js";
import type { Bounds } from "../method.js";
import { isMatrixExpr } from "../matrix/matrix-expr.js";
import { boundsOf, type BoundsOptions } from "./bounds-of.js";
import { checkChunks } from "./check-chunks.js";
import { chunksOf, weightsOf, type ChunkOptions, type Chunks, type Parts } from "./chunks.js";
import { chooseFree } from "./choose-free.js";
import { compiledAfter, type Compile } from "./compiled.js";
import { objectiveError } from "../objective-error.js";
import { functionOf } from "./function-of.js";
import { inParts } from "./in-parts.js";
import { leavesOf } from "./leaves-of.js";
import { imported, isModule, plainTree, urlOf, type SentModule } from "./module.js";
import { isEvaluator, type Residuals } from "./objective.js";
import { refuseDetached } from "./refuse-detached.js";
import { batchesOf, rowsFrom, rowsOf, type Rows } from "./rows.js";
import { evaluatorsOf, type Evaluators, type Spec } from "./spec.js";

export interface ProblemOptions {
  readonly bounds?: BoundsOptions;
  /** Names of parameters, or of parts of the tree, that stay as they are at the start: `"b"`, `"w[0, 1]"`. */
  readonly fixed?: readonly string[];
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

/** A formula of matrices, and the rows that it is given. */
export interface Later extends Pick<Spec, "columns" | "chunks"> {
  readonly formula: string;
  readonly compile: Compile;
  readonly load: () => Promise<Problem>;
}

/** A problem of one vector: what all methods work on. */
export interface Problem {
  readonly start: Float64Array;
  readonly bounds: Bounds | undefined;
  /** Evaluates batches where there are any, and all rows otherwise. */
  readonly evaluator: Evaluator;
  /** Evaluates all rows. */
  readonly whole: Evaluator;
  /** Its parts, where rows are taken in chunks. */
  readonly parts?: Parts | undefined;
  /** The objective as plain data, where it could be recorded. */
  readonly spec: Spec | undefined;
  /** The same where a module has it. */
  readonly module?: ModuleSpec | undefined;
  /** Where it is a formula of matrices: that as text, and the problem when what reads it is loaded. */
  readonly later?: Later | undefined;
  /** The tree of parameters of a vector. */
  readonly treeOf: (x: Float64Array) => unknown;
  /** The tree of a gradient of the vector, 0 where parameters are fixed. */
  readonly gradientTreeOf: (gradient: Float64Array) => unknown;
  readonly names: readonly string[];
}

/**
 * The problem of an objective and a start: a tree of parameters becomes the vector of those that vary, and the objective a program of it. An objective that branches
 * on numbers cannot be recorded, and is called as it is.
 *
 * @throws optimizer/objective, optimizer/not-scalar, optimizer/fixed, optimizer/bounds, optimizer/data, optimizer/data-array, optimizer/detached
 */
export const problemOf = (call: "minimize" | "leastSquares", objective: Residuals, start: unknown, options: ProblemOptions, seed: number): Problem => {
  refuseDetached(call, start, "the start");
  refuseDetached(call, options.data, "`data`");
  const { flat, unravel, nameOf } = ravel(start);
  const names = Array.from(flat.keys(), (i) => nameOf(i).replace(/^x\./, ""));
  const { fill, pick, spread, free } = chooseFree(call, flat, names, options.fixed ?? []);
  const from = pick(flat);
  if (flat.length === 0) throw error("optimizer/start", { call, rule: "must have parameters", got: "none" });
  const odd = flat.findIndex((x) => !Number.isFinite(x));
  if (odd >= 0) throw error("optimizer/start", { call, rule: "must be finite", got: `${names[odd]} = ${flat[odd]}` });
  const bounds = options.bounds && boundsOf(call, options.bounds, flat, names);
  const common = {
    start: from,
    bounds: bounds && { lower: pick(bounds.lower), upper: pick(bounds.upper) },
    treeOf: (x: Float64Array) => unravel(fill(x)),
    gradientTreeOf: (gradient: Float64Array) => unravel(spread(gradient)),
    names: free.map((i) => names[i]!),
  };
  const { data, batch, compile = "auto" } = options;
  if (isEvaluator(objective)) {
    if (options.chunks) throw error("optimizer/option", { call, option: "chunks", rule: "must go with a function of rows", got: "an evaluator" });
    return { ...common, evaluator: objective, whole: objective, spec: undefined };
  }
  const rows = data === undefined ? undefined : rowsOf(call, data);
  const size = rows && batch ? batch.size : (rows?.count ?? 0);
  if (rows && !(Number.isInteger(size) && size >= 1 && size <= rows.count)) throw error("optimizer/option", { call, option: "batch.size", rule: `must be a whole number from 1 to the ${rows.count} rows`, got: String(size) });
  const chunks = options.chunks && chunksOf(call, rows, options.chunks, batch !== undefined);
  if (isModule(objective)) {
    const sent: SentModule = { url: urlOf(call, objective), export: objective.export, start: plainTree(start), fixed: options.fixed ?? [], compile, columns: rows?.names };
    const load = async (): Promise<Problem> => problemOf(call, await imported(call, sent), start, options, seed);
    return { ...common, ...loadedFirst(load, rows && chunks && weightsOf(chunks, rows.count)), spec: undefined, module: { sent, columns: rows, batch: batchOf(batch), chunks, seed } };
  }
  if (isMatrixExpr(objective)) {
    const load = async (): Promise<Problem> => problemOf(call, (await import("../matrix/matrix-objective.js")).matrixObjective(objective), start, options, seed);
    const formula = JSON.stringify(objective, (key, value: unknown) => (key === "id" ? undefined : value));
    return { ...common, ...loadedFirst(load, rows && chunks && weightsOf(chunks, rows.count)), spec: undefined, later: { load, formula, compile, columns: rows, chunks } };
  }
  const f = functionOf(call, objective);
  const called: FlatObjective = (x, ...leaves) => leavesOf(rows ? f(unravel(fill(x)), rows.treeOf(leaves)) : f(unravel(fill(x))));
  // A program is of one number of rows.
  const recorded = (start: number, count: number): Program | undefined => record(call, called, from, rows ? rowsFrom(rows, start, count) : []);
  const least = chunks?.size ?? size;
  const program = recorded(0, least);
  if (rows && chunks) checkChunks(call, called, from, rows, chunks);
  if (!program) return { ...common, ...calledAsItIs(called, rows, options, chunks, seed), spec: undefined };
  const rest = chunks && rows ? rows.count % chunks.size : size === rows?.count ? 0 : rows?.count ?? 0;
  const spec: Spec = {
    program,
    whole: rest === 0 ? program : recorded(rows!.count - rest, rest)!,
    columns: rows && { count: rows.count, arrays: rows.arrays },
    batch: rows && batchOf(batch),
    chunks,
    seed,
    compiledAfter: compiledAfter(compile, program),
  };
  return { ...common, ...evaluatorsOf(spec), spec };
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
const calledAsItIs = (f: FlatObjective, rows: Rows | undefined, { batch }: ProblemOptions, chunks: Chunks | undefined, seed: number): Evaluators => {
  const { answer } = answering(f, eager);
  if (rows && chunks) {
    const parts: Parts = { weights: weightsOf(chunks, rows.count), answer: (ask, _, part) => answer(ask, rowsFrom(rows, part * chunks.size, chunks.size)) };
    return { evaluator: inParts(parts), whole: inParts(parts), parts };
  }
  const whole: Evaluator = { answer: (ask) => answer(ask, rows?.arrays) };
  const batches = rows && batch ? batchesOf(rows, batch.size, batch.shuffle ?? true, seed) : undefined;
  return { evaluator: batches ? { answer: (ask, count = 0) => answer(ask, batches(count)) } : whole, whole };
};

/** The objective as a program; undefined where it branches on numbers. */
const record = (call: "minimize" | "leastSquares", f: FlatObjective, start: Float64Array, rows: readonly unknown[]): Program | undefined => {
  try {
    const { arguments: _, result: __, ...program } = trace((x: Tensor, ...data: Tensor[]) => [...f(x, ...data)], start, ...rows);
    const shapes = program.outputs.map((output) => avalOf(program, output));
    if (call === "minimize" && (shapes.length !== 1 || shapes[0]!.length > 0)) throw error("optimizer/not-scalar", { call, shape: shapes.length === 1 ? shapes[0]! : [shapes.length] });
    return program;
  } catch (e) {
    if (isGradkitError(e, "autodiff/no-numbers")) return undefined;
    throw objectiveError(call, e);
  }
};

/** The shape of a value of a program. */
const avalOf = ({ inputs, constants, equations }: Program, value: number): readonly number[] => [...inputs, ...constants, ...equations.flatMap(({ outputs }) => outputs)][value]!.shape;
