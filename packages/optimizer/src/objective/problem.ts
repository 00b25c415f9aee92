import { ravel, trace, type Program, type Tensor } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import { answering, eager, type Evaluator, type FlatObjective } from "../evaluator.js";
import type { Bounds } from "../method.js";
import { boundsOf, type BoundsOptions } from "./bounds-of.js";
import { chooseFree } from "./choose-free.js";
import { compiledAfter, type Compile } from "./compiled.js";
import { functionOf } from "./function-of.js";
import { leavesOf } from "./leaves-of.js";
import { isEvaluator, type Residuals } from "./objective.js";
import { batchesOf, firstRows, rowsOf } from "./rows.js";
import { evaluatorsOf, type Spec } from "./spec.js";

export interface ProblemOptions {
  readonly bounds?: BoundsOptions;
  /** Names of parameters, or of parts of the tree, that stay as they are at the start: `"b"`, `"w[0, 1]"`. */
  readonly fixed?: readonly string[];
  /** Data in rows: arrays, or a tree of arrays, whose first axes count the rows. The objective takes rows as its second argument and is the mean over them. */
  readonly data?: unknown;
  readonly batch?: BatchOptions;
  /** `"auto"` unless given. Values differ in their last digits between the two; when one takes over from the other does not depend on time or place, so that runs repeat bit by bit. */
  readonly compile?: Compile;
}

export interface BatchOptions {
  /** Rows in a batch. */
  readonly size: number;
  /** Whether the rows are shuffled in each epoch, which they are unless told otherwise. */
  readonly shuffle?: boolean;
}

/** A problem of one vector: what all methods work on. */
export interface Problem {
  readonly start: Float64Array;
  readonly bounds: Bounds | undefined;
  /** Evaluates batches where there are any, and all rows otherwise. */
  readonly evaluator: Evaluator;
  /** Evaluates all rows. */
  readonly whole: Evaluator;
  /** The objective as plain data, where it could be recorded. */
  readonly spec: Spec | undefined;
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
 * @throws optimizer/objective, optimizer/not-scalar, optimizer/fixed, optimizer/bounds, optimizer/data
 */
export const problemOf = (call: "minimize" | "leastSquares", objective: Residuals, start: unknown, options: ProblemOptions, seed: number): Problem => {
  const { flat, unravel, nameOf } = ravel(start);
  const names = Array.from(flat.keys(), (i) => nameOf(i).replace(/^x\./, ""));
  const { fill, pick, spread, free } = chooseFree(call, flat, names, options.fixed ?? []);
  const from = pick(flat);
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
  if (isEvaluator(objective)) return { ...common, evaluator: objective, whole: objective, spec: undefined };

  const f = functionOf(call, objective);
  const { data, batch, compile = "auto" } = options;
  const rows = data === undefined ? undefined : rowsOf(call, data);
  const size = rows && batch ? batch.size : (rows?.count ?? 0);
  if (rows && !(Number.isInteger(size) && size >= 1 && size <= rows.count)) throw error("optimizer/option", { call, option: "batch.size", rule: `must be a whole number from 1 to the ${rows.count} rows`, got: String(size) });
  const called: FlatObjective = (x, ...leaves) => leavesOf(rows ? f(unravel(fill(x)), rows.treeOf(leaves)) : f(unravel(fill(x))));
  const program = record(call, called, from, rows ? firstRows(rows, size) : []);
  if (!program) {
    const { answer } = answering(called, eager);
    const whole: Evaluator = { answer: (ask) => answer(ask, rows?.arrays) };
    const batches = rows && batch ? batchesOf(rows, size, batch.shuffle ?? true, seed) : undefined;
    return { ...common, evaluator: batches ? { answer: (ask, count = 0) => answer(ask, batches(count)) } : whole, whole, spec: undefined };
  }
  const spec: Spec = {
    program,
    // A program is of one number of rows: all of them have another.
    whole: rows && size !== rows.count ? record(call, called, from, rows.arrays)! : program,
    columns: rows && { count: rows.count, arrays: rows.arrays },
    batch: rows && batch ? { size, shuffle: batch.shuffle ?? true } : undefined,
    seed,
    compiledAfter: compiledAfter(compile, program),
  };
  return { ...common, ...evaluatorsOf(spec), spec };
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
    throw e;
  }
};

/** The shape of a value of a program. */
const avalOf = ({ inputs, constants, equations }: Program, value: number): readonly number[] => [...inputs, ...constants, ...equations.flatMap(({ outputs }) => outputs)][value]!.shape;
