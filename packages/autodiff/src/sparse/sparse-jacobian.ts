import { aval } from "../aval.js";
import { programError } from "../errors.js";
import { dense, sizeOf } from "../kernels/dense.js";
import { ops } from "../operations.js";
import { outputsOf } from "../primitives/control/sub-program.js";
import type { Program } from "../program/program.js";
import { record } from "../program/record.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";
import { batched } from "../transform/batch.js";
import { grad } from "../transform/grad.js";
import { linearized, pushed } from "../transform/linear-map.js";
import type { AnyFunction, Given } from "../transform/types.js";
import { flatten, treeOf } from "../tree.js";
import { NDArray } from "@gradkit/shapes";
import type { Coloring } from "./coloring.js";
import { dependences } from "./dependence.js";
import { empty, type IndexSet } from "./index-set.js";
import { planOf, symmetricPlan, type Plan } from "./plan.js";

/** A sparse matrix by rows: the entries of row i are `values[k]` in column `columns[k]` for rowPointers[i] ≤ k < rowPointers[i + 1]. */
export interface CSR {
  readonly shape: readonly [rows: number, columns: number];
  readonly rowPointers: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** How many directions were differentiated for it. */
  readonly passes: number;
}

/** Of a function of tensors, unless it says otherwise, a function that takes numbers in any container for them. */
export interface Sparse {
  <X extends Tensor>(f: (x: X) => unknown): (x: Given<X>) => CSR;
  <X>(f: (x: X) => unknown): (x: Given<X>) => CSR;
}

/**
 * The Jacobian of f by its non-zero entries. Which they are is found once for each shape of the argument, by pushing sets of indices through the program of f; entries
 * that share no row, or no column, are then computed together, full rows in reverse mode and the rest in forward mode: the cost depends on the entries in a row or column
 * and not on the number of variables.
 *
 * @param f  a function of one argument and value, trees with n and m numbers; it is recorded, so it must not branch on numbers
 * @returns  a function of x that gives the m × n matrix, rows and columns in the order of the trees' numbers
 * @throws autodiff/captured, autodiff/leaf
 * @source Curtis, Powell & Reed 1974; Griewank & Walther, Evaluating Derivatives, chapters 7 and 8
 * @example
 * const D = sparseJacobian((x) => sub(slice(x, [1, 4]), slice(x, [0, 3])))([1, 2, 4, 8])
 * D.values.length // => 6
 * D.passes        // => 2
 */
export const sparseJacobian = ((f: AnyFunction) => compressed("sparseJacobian", f, planOf)) as Sparse;

/**
 * The Hessian of a function with one number as its value, by its non-zero entries: {@link sparseJacobian} of the gradient, with each entry or its mirror image computed. A
 * matrix with a full row and column takes two passes.
 *
 * @throws autodiff/not-scalar, autodiff/captured, autodiff/leaf
 * @source Coleman & Moré, Estimation of sparse Hessian matrices and graph coloring problems, 1984
 * @example
 * sparseHessian((x) => sum(mul(x, mul(x, x))))([1, 2]).values // => [6, 12]
 */
export const sparseHessian = ((f: AnyFunction) => compressed("sparseHessian", grad(f) as AnyFunction, symmetricPlan)) as Sparse;

const compressed = (call: string, f: AnyFunction, planFor: (rows: readonly IndexSet[], count: number) => Plan) => {
  const plans = new Map<string, Plan>();
  return (x: unknown): CSR => {
    const flat = flatten(call, x);
    if (flat.leaves.some(({ trace }) => trace)) throw programError("autodiff/captured", { call, kinds: flat.leaves.flatMap(({ trace }) => trace?.kind ?? []) });
    const inner = (inputs: readonly Tensor[]): readonly Tensor[] => flatten(call, f(treeOf(flat.structure, inputs)), "f(x)").leaves;
    const key = flat.leaves.map(({ shape }) => shape.join("×")).join();
    const plan = plans.get(key) ?? planFor(...patternOf(record(inner, flat.leaves.map(({ shape, dtype }) => aval(shape, dtype)), call)));
    plans.set(key, plan);
    return fill(call, plan, inner, flat.leaves, flat.paths);
  };
};

/** The inputs that each number of the outputs depends on, and how many there are. */
const patternOf = (program: Program): [rows: IndexSet[], count: number] => {
  let next = 0;
  const inputs = program.inputs.map(({ shape }) => Array.from({ length: sizeOf(shape) }, () => Int32Array.of(next++)));
  const outputs = dependences(program, inputs);
  const sizes = outputsOf(program).map(({ shape }) => sizeOf(shape));
  return [outputs.flatMap((dep, k) => Array.from({ length: sizes[k]! }, (_, i) => dep?.[i] ?? empty)), next];
};

const fill = (call: string, { shape, rowPointers, columns, forward, reverse, places }: Plan, f: (inputs: readonly Tensor[]) => readonly Tensor[], leaves: readonly Tensor[], paths: readonly string[]): CSR => {
  const map = linearized(call, f, leaves, paths);
  const columnsOf = results(leaves, forward, (directions) => pushed(map, directions));
  const rowsOf = results(map.values, reverse, map.pull);
  const start = forward.count * shape[0];
  const values = Float64Array.from(places, (place) => (place < start ? columnsOf[place]! : rowsOf[place - start]!));
  return { shape, rowPointers, columns, values, passes: forward.count + reverse.count };
};

/** What the directions of all colours give, one after another. */
const results = (leaves: readonly Tensor[], { colors, count }: Coloring, apply: (directions: readonly Tensor[]) => readonly Tensor[]): ArrayLike<number> => {
  if (count === 0) return [];
  const found = batched(seeds(leaves, colors, count), count, apply).map((y) => ops.cast(ops.reshape(y, [count, sizeOf(y.shape.slice(1))]), "float64"));
  return dense(numbersOf(ops.concat(found, 1)));
};

/** For each leaf the directions of all colours: 1 where an element has the colour. */
const seeds = (leaves: readonly Tensor[], colors: Int32Array, count: number): Tensor[] => {
  let start = 0;
  return leaves.map(({ shape }) => {
    const size = sizeOf(shape);
    const data = new Float64Array(count * size);
    for (let k = 0; k < size; k++) if (colors[start + k]! >= 0) data[colors[start + k]! * size + k] = 1;
    start += size;
    return concrete(new NDArray(data, [count, ...shape]));
  });
};
