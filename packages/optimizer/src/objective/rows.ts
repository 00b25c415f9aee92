import { array, fromData, NDArray } from "@gradkit/shapes";
import { dense } from "../dense.js";
import { laterError } from "../later-errors.js";
import { shuffled } from "../random.js";

/** Arrays with a common first axis, which counts rows. */
export interface Columns {
  readonly count: number;
  readonly arrays: readonly NDArray[];
}

/** Data in rows, with the tree that they came in. */
export interface Rows extends Columns {
  /** The names of the arrays; undefined where it is a single one. */
  readonly names: readonly string[] | undefined;
  /** The tree of data again, of other leaves. */
  readonly treeOf: (leaves: readonly unknown[]) => unknown;
}

/**
 * Data of one array, or of an object of arrays, in rows.
 *
 * @throws optimizer/data  where first axes differ, or there are no rows; optimizer/data-array where one is no array of numbers
 */
export const rowsOf = (call: string, data: unknown): Rows => {
  const single = !(typeof data === "object" && data !== null && Object.getPrototypeOf(data) === Object.prototype);
  const entries = single ? [["data", data] as const] : Object.entries(data as object);
  const arrays = entries.map(([name, leaf]) => {
    try {
      return arrayOf(leaf);
    } catch (e) {
      throw Object.assign(laterError("optimizer/data-array", { call, path: single ? "data" : `data.${name}`, got: typeof leaf === "object" && leaf !== null ? leaf.constructor.name : typeof leaf }), { cause: e });
    }
  });
  const counts = arrays.map(({ shape }) => shape[0] ?? 0);
  const count = counts[0] ?? 0;
  if (count === 0 || counts.some((other) => other !== count)) throw laterError("optimizer/data", { call, counts: Object.fromEntries(entries.map(([name], k) => [name, counts[k]!])) });
  return { count, arrays, names: single ? undefined : entries.map(([name]) => name), treeOf: (others) => (single ? others[0] : Object.fromEntries(entries.map(([name], k) => [name, others[k]]))) };
};

/** So many rows of each array, or as many as there are, from one on: in the same memory. */
export const rowsFrom = ({ count, arrays }: Columns, start: number, size: number): readonly NDArray[] => {
  const end = Math.min(start + size, count);
  return arrays.map((leaf) => fromData(leaf.data.subarray(start * widthOf(leaf), end * widthOf(leaf)), [end - start, ...leaf.shape.slice(1)]));
};

/**
 * The batch after so many: whole ones alone, so that rows that fill none wait for the next shuffle. A function of the count and the seed: nothing has to be kept to go on.
 */
export const batchesOf = ({ count, arrays }: Columns, size: number, shuffle: boolean, seed: number): ((batch: number) => readonly NDArray[]) => {
  const perEpoch = Math.floor(count / size);
  let [epoch, order]: [number, Int32Array] = [-1, new Int32Array()];
  return (k) => {
    const wanted = Math.floor(k / perEpoch);
    if (wanted !== epoch) [epoch, order] = [wanted, shuffle ? shuffled(count, seed, wanted) : Int32Array.from({ length: count }, (_, i) => i)];
    const start = (k % perEpoch) * size;
    return arrays.map((leaf) => rowsAt(leaf, order.subarray(start, start + size)));
  };
};

/** A dense array of numbers. */
const arrayOf = (leaf: unknown): NDArray => {
  if (leaf instanceof NDArray) return leaf.data instanceof Float64Array && isDense(leaf) ? leaf : fromData(dense(leaf), leaf.shape);
  if (leaf instanceof Float64Array || leaf instanceof Float32Array || leaf instanceof Int32Array) return fromData(leaf, [leaf.length]);
  return array(leaf as number[]) as NDArray;
};

/** Whether its numbers are its storage, in row-major order: then they need not be copied. */
const isDense = ({ data, shape, strides, offset }: NDArray): boolean =>
  offset === 0 && data.length === shape.reduce((n, size) => n * size, 1) && strides.every((stride, axis) => stride === shape.slice(axis + 1).reduce((n, size) => n * size, 1));

const widthOf = ({ shape }: NDArray): number => shape.slice(1).reduce((n, size) => n * size, 1);

const rowsAt = (leaf: NDArray, order: Int32Array): NDArray => {
  const width = widthOf(leaf);
  const data = leaf.data.slice(0, order.length * width);
  for (const [k, row] of order.entries()) for (let i = 0; i < width; i++) data[k * width + i] = leaf.data[row * width + i]!;
  return fromData(data, [order.length, ...leaf.shape.slice(1)]);
};
