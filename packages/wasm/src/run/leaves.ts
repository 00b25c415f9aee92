import { NDArray, toNested, type Data, type Dtype, type Shape } from "@gradkit/shapes";
import type { Structure } from "@gradkit/autodiff/backend";

/** A window of the module's memory on the numbers of one array. */
export interface Window {
  readonly data: Data;
  readonly shape: Shape;
}

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

export const windowOn = (memory: ArrayBuffer, dtype: Dtype, address: number, shape: Shape): Window => {
  let size = 1;
  for (const n of shape) size *= n;
  return { data: new classes[dtype](memory, address, size), shape };
};

/** Copies what stands for an array into memory, without a list or closure made on the way; false where it needs a closer look. */
export type Write = (given: unknown) => boolean;

/** What numbers an array holds. */
const tagOf = (data: Data): string => data[Symbol.toStringTag];

const writeLeaf = ({ data, shape }: Window): Write => {
  const rank = shape.length;
  const [{ length }, tag] = [data, tagOf(data)];
  const isWhole = tag === "Int32Array";
  return (given) => {
    if (typeof given === "number") {
      if (rank > 0 || (isWhole && (given | 0) !== given)) return false;
      data[0] = given;
      return true;
    }
    if (ArrayBuffer.isView(given)) {
      if (rank !== 1 || tagOf(given as Data) !== tag || (given as Data).length !== length) return false;
      data.set(given as Data);
      return true;
    }
    return given instanceof NDArray && tagOf(given.data) === tag && writeArray({ data, shape }, given);
  };
};

/** Copies an array of the window's shape. */
export const writeArray = ({ data, shape }: Window, { data: from, shape: size, strides, offset }: NDArray): boolean => {
  if (size.length !== shape.length) return false;
  for (let k = shape.length - 1, expected = 1; k >= 0; k--) {
    if (size[k] !== shape[k] || (shape[k] !== 1 && strides[k] !== expected)) return false;
    expected *= shape[k]!;
  }
  data.set(offset === 0 && from.length === data.length ? from : from.subarray(offset, offset + data.length));
  return true;
};

/** What becomes of a tree: of each of its leaves, with its window, and of lists and entries, whose parts come first. */
const folded = <T>(structure: Structure, windows: readonly Window[], leaf: (window: Window, of: Leaf) => T, list: (parts: readonly T[]) => T, entries: (parts: readonly (readonly [key: string, part: T])[]) => T): T => {
  let next = 0;
  const build = (node: Structure): T =>
    "leaf" in node ? leaf(windows[next++]!, node.leaf)
    : "list" in node ? list(node.list.map(build))
    : entries(node.entries.map(([key, part]) => [key, build(part)]));
  return build(structure);
};

type Leaf = Extract<Structure, { readonly leaf: unknown }>["leaf"];

/** Writes the leaves of a tree, in their order. */
export const writer = (structure: Structure, windows: readonly Window[]): Write =>
  folded(structure, windows, writeLeaf,
    (parts) => (given) => Array.isArray(given) && given.length === parts.length && everyPart(parts, given as unknown[]),
    (parts) => (given) => typeof given === "object" && given !== null && Object.keys(given).length === parts.length && parts.every(([key, write]) => Object.hasOwn(given, key) && write((given as Record<string, unknown>)[key])));

const everyPart = (parts: readonly Write[], given: readonly unknown[]): boolean => {
  for (let k = 0; k < parts.length; k++) if (!parts[k]!(given[k])) return false;
  return true;
};

/** Reads the tree of a result out of memory: new arrays, which later calls leave alone; undefined where a container needs more. */
export const reader = (structure: Structure, windows: readonly Window[]): (() => unknown) | undefined => {
  let isKnown = true;
  const readLeaf = ({ data, shape }: Window, leaf: Leaf): (() => unknown) => {
    if (shape.length === 0 && leaf !== "ndarray" && leaf !== "tensor") return () => data[0];
    if (shape.length === 1 && leaf === "typed") return () => data.slice();
    if (leaf === "ndarray" || leaf === "typed") return () => new NDArray(data.slice(), shape);
    if (leaf === "nested" || leaf === "number") return () => toNested(new NDArray(data, shape));
    isKnown = false;
    return () => undefined;
  };
  const read = folded(structure, windows, readLeaf, (parts) => () => parts.map((part) => part()), (parts) => () => Object.fromEntries(parts.map(([key, part]) => [key, part()])));
  return isKnown ? read : undefined;
};
