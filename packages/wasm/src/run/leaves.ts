import { tensor } from "@gradkit/autodiff";
import type { Structure } from "@gradkit/autodiff/backend";
import { NDArray, size, toNested, type Data, type Dtype, type Shape } from "@gradkit/shapes";

/** A window of the module's memory on the numbers of one array. */
export interface Window {
  readonly data: Data;
  readonly shape: Shape;
}

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

export const windowOn = (memory: ArrayBuffer, dtype: Dtype, address: number, shape: Shape): Window => ({ data: new classes[dtype](memory, address, size(shape)), shape });

/**
 * Whether something stands for an array, or a tree of them, and copies it into memory where that `isMeant`, without a list or closure made on the way. False where it needs a closer look, as where it stands elsewhere in
 * this memory, so that another argument may be written over it.
 */
export type Write = (given: unknown, isMeant: boolean) => boolean;

/** What numbers an array holds. */
const tagOf = (data: Data): string => data[Symbol.toStringTag];

const writeLeaf = (window: Window): Write => {
  const { data, shape } = window;
  const [{ length }, tag] = [data, tagOf(data)];
  const isWhole = tag === "Int32Array";
  return (given, isMeant) => {
    if (typeof given === "number") {
      if (shape.length > 0 || (isWhole && (given | 0) !== given)) return false;
      if (isMeant) data[0] = given;
      return true;
    }
    const from = given instanceof NDArray ? rowMajor(window, given) : ArrayBuffer.isView(given) && shape.length === 1 ? (given as Data) : undefined;
    if (!from || tagOf(from) !== tag || from.length !== length || (from.buffer === data.buffer && from.byteOffset !== data.byteOffset)) return false;
    if (isMeant && length > 0) data.set(from);
    return true;
  };
};

/** The numbers of an array of the window's shape, where they stand one after the other. */
const rowMajor = ({ data: { length }, shape }: Window, { data, shape: size, strides, offset }: NDArray): Data | undefined => {
  if (size.length !== shape.length) return undefined;
  for (let k = shape.length - 1, expected = 1; k >= 0; k--) {
    if (size[k] !== shape[k] || (shape[k] !== 1 && strides[k] !== expected)) return undefined;
    expected *= shape[k]!;
  }
  return data.length === length ? data : data.subarray(offset, offset + length);
};

/** What becomes of trees: of each of their leaves, with its window, and of lists and entries, whose parts come first. */
const folded = <T>(structures: readonly Structure[], windows: readonly Window[], leaf: (window: Window, of: Leaf) => T, list: (parts: readonly T[]) => T, entries: (parts: readonly (readonly [key: string, part: T])[]) => T): readonly T[] => {
  let next = 0;
  const build = (node: Structure): T =>
    "leaf" in node ? leaf(windows[next++]!, node.leaf)
    : "list" in node ? list(node.list.map(build))
    : entries(node.entries.map(([key, part]) => [key, build(part)]));
  return structures.map(build);
};

type Leaf = Extract<Structure, { readonly leaf: unknown }>["leaf"];

/** What writes each of a list of trees, leaf by leaf. */
export const writers = (structures: readonly Structure[], windows: readonly Window[]): readonly Write[] =>
  folded(structures, windows, writeLeaf,
    (parts) => (given, isMeant) => Array.isArray(given) && given.length === parts.length && everyPart(parts, given as unknown[], isMeant),
    (parts) => (given, isMeant) => given instanceof Object && Object.keys(given).length === parts.length && parts.every(([key, write]) => Object.hasOwn(given, key) && write((given as Record<string, unknown>)[key], isMeant)));

const everyPart = (parts: readonly Write[], given: readonly unknown[], isMeant: boolean): boolean => {
  for (let k = 0; k < parts.length; k++) if (!parts[k]!(given[k], isMeant)) return false;
  return true;
};

/** Reads the tree of a result out of memory: new arrays, which later calls leave alone. */
export const reader = (structure: Structure, windows: readonly Window[]): (() => unknown) =>
  folded([structure], windows, readLeaf, (parts) => () => parts.map((part) => part()), (parts) => () => Object.fromEntries(parts.map(([key, part]) => [key, part()])))[0]!;

const readLeaf = ({ data, shape }: Window, leaf: Leaf): (() => unknown) => {
  const copied = (): NDArray => new NDArray(data.slice(), shape);
  if (leaf === "tensor") return () => tensor(copied());
  if (leaf === "ndarray" || (leaf === "typed" && shape.length > 1)) return copied;
  if (shape.length === 0) return () => data[0];
  return leaf === "typed" ? () => data.slice() : () => toNested(new NDArray(data, shape));
};
