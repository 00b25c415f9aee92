import { error } from "./errors.js";
import { placeOf } from "./flat-index.js";
import type { Shape } from "./shape.js";
import type { Strided } from "./strided.js";

/** From start up to and without stop, by step; each may be left out, and negative ones count from the end. */
export type Range = readonly [start?: number | null, stop?: number | null, step?: number | null];

/** What a slice takes of an axis: one index, whose axis goes, or a range. `null` takes no axis and puts in a new one of size 1. */
export type Slice = number | Range | null;

/** The shape of a slice; a range has a size that only its values tell. */
export type Sliced<S extends Shape, Slices extends readonly Slice[], Done extends Shape = readonly []> =
  number extends S["length"] | Slices["length"] ? Shape
  : Slices extends readonly [infer First, ...infer Rest extends readonly Slice[]]
    ? First extends null ? Sliced<S, Rest, readonly [...Done, 1]>
    : S extends readonly [infer N extends number, ...infer Ns extends Shape]
      ? Sliced<Ns, Rest, First extends number ? Done : First extends readonly [] ? readonly [...Done, N] : readonly [...Done, number]>
      : Shape
  : readonly [...Done, ...S];

/** First, size and step of a range over n elements, as Python's `slice.indices`. */
const indices = (range: Range, n: number): [first: number, size: number, step: number] => {
  const step = range[2] ?? 1;
  // What is no list has no `every`.
  if (!step || !range.every?.((i) => Number.isInteger(i ?? 0))) throw error("shapes/slice", { call: "slice", got: range, of: [n] });
  const low = step < 0 ? -1 : 0;
  const high = n + low;
  // A start or stop that is left out lies beyond the end, and is clipped.
  const clip = (i: number) => Math.min(Math.max(i < 0 ? i + n : i, low), high);
  const first = clip(range[0] ?? -step * Infinity);
  const last = clip(range[1] ?? step * Infinity);
  return [first, Math.max(0, Math.ceil((last - first) / step)), step];
};

/** Shape, strides and offset of the view that slices leave of an array, axis by axis; axes not mentioned stay. */
export const sliceOf = (a: Strided, slices: readonly Slice[]): [shape: number[], strides: number[], offset: number] => {
  const shape: number[] = [];
  const strides: number[] = [];
  let { offset } = a;
  let axis = 0;
  for (const slice of slices) {
    if (slice === null) {
      shape.push(1);
      strides.push(0);
      continue;
    }
    const n = a.shape[axis];
    const stride = a.strides[axis]!;
    if (n === undefined) throw error("shapes/index-length", { call: "slice", got: slices, of: a.shape, pair: [slices.filter((part) => part !== null).length, axis] });
    if (typeof slice === "number") offset += placeOf("slice", slice, axis, a.shape) * stride;
    else {
      const [first, size, step] = indices(slice ?? [], n);
      offset += size && first * stride;
      shape.push(size);
      strides.push(step * stride);
    }
    axis++;
  }
  return [[...shape, ...a.shape.slice(axis)], [...strides, ...a.strides.slice(axis)], offset];
};
