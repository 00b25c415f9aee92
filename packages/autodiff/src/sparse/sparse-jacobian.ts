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
import { linearized } from "../transform/linear-map.js";
import type { AnyFunction, Given } from "../transform/types.js";
import { flatten, treeOf } from "../tree.js";
import { NDArray } from "@gradkit/shapes";
import { colorColumns } from "./coloring.js";
import { dependences } from "./dependence.js";
import { empty, type IndexSet } from "./index-set.js";

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
 * that share no row, or no column, are then computed together: the cost depends on the most entries in a row or column and not on the number of variables.
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
export const sparseJacobian = ((f: AnyFunction) => {
  const patterns = new Map<string, Pattern>();
  return (x: unknown): CSR => {
    const flat = flatten("sparseJacobian", x);
    if (flat.leaves.some(({ trace }) => trace)) throw programError("autodiff/captured", { call: "sparseJacobian", kinds: flat.leaves.flatMap(({ trace }) => trace?.kind ?? []) });
    const inner = (inputs: readonly Tensor[]): readonly Tensor[] => flatten("sparseJacobian", f(treeOf(flat.structure, inputs)), "f(x)").leaves;
    const key = flat.leaves.map(({ shape }) => shape.join("×")).join();
    const pattern = patterns.get(key) ?? patternOf(record(inner, flat.leaves.map(({ shape, dtype }) => aval(shape, dtype)), "sparseJacobian"));
    patterns.set(key, pattern);
    return fill(pattern, inner, flat.leaves, flat.paths);
  };
}) as Sparse;

/**
 * The Hessian of a function with one number as its value, by its non-zero entries: {@link sparseJacobian} of the gradient.
 *
 * @throws autodiff/not-scalar, autodiff/captured, autodiff/leaf
 * @example
 * sparseHessian((x) => sum(mul(x, mul(x, x))))([1, 2]).values // => [6, 12]
 */
export const sparseHessian = ((f: AnyFunction) => sparseJacobian(grad(f) as AnyFunction)) as Sparse;

interface Pattern {
  readonly rows: readonly IndexSet[];
  readonly columns: number;
  readonly byColumn: ReturnType<typeof colorColumns>;
  readonly byRow: ReturnType<typeof colorColumns>;
}

const patternOf = (program: Program): Pattern => {
  let next = 0;
  const inputs = program.inputs.map(({ shape }) => Array.from({ length: sizeOf(shape) }, () => Int32Array.of(next++)));
  const outputs = dependences(program, inputs);
  const sizes = outputsOf(program).map(({ shape }) => sizeOf(shape));
  const rows = outputs.flatMap((dep, k) => Array.from({ length: sizes[k]! }, (_, i) => dep?.[i] ?? empty));
  return { rows, columns: next, byColumn: colorColumns(rows, next), byRow: colorColumns(transposed(rows, next), rows.length) };
};

const transposed = (rows: readonly IndexSet[], count: number): IndexSet[] => {
  const columns: number[][] = Array.from({ length: count }, () => []);
  for (const [row, set] of rows.entries()) for (const column of set) columns[column]!.push(row);
  return columns.map((column) => Int32Array.from(column));
};

const fill = ({ rows, columns, byColumn, byRow }: Pattern, f: (inputs: readonly Tensor[]) => readonly Tensor[], leaves: readonly Tensor[], paths: readonly string[]): CSR => {
  const map = linearized("sparseJacobian", f, leaves, paths);
  const forward = byColumn.count <= byRow.count;
  const { colors, count } = forward ? byColumn : byRow;
  const [seedLike, apply] = forward ? [leaves, map.push] : [map.values, map.pull];
  const results = count === 0 ? [] : batched(seeds(seedLike, colors, count), count, apply).map((y) => dense(numbersOf(ops.reshape(y, [count, sizeOf(y.shape.slice(1))]))));
  const widths = results.map((data) => data.length / count);
  const starts = widths.map((_, k) => widths.slice(0, k).reduce((a, b) => a + b, 0));
  const entry = (color: number, index: number): number => {
    const k = starts.findLastIndex((start) => start <= index);
    return results[k]![color * widths[k]! + index - starts[k]!]!;
  };
  const rowPointers = Int32Array.from([0, ...rows.map(({ length }) => length)]);
  for (let k = 1; k < rowPointers.length; k++) rowPointers[k] = rowPointers[k]! + rowPointers[k - 1]!;
  const values = rows.flatMap((set, row) => Array.from(set, (column) => (forward ? entry(colors[column]!, row) : entry(colors[row]!, column))));
  return { shape: [rows.length, columns], rowPointers, columns: Int32Array.from(rows.flatMap((set) => [...set])), values: Float64Array.from(values), passes: count };
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
