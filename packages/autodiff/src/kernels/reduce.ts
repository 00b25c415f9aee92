import type { NDArray } from "@gradkit/shapes";
import { allocate, around, dense, sizeOf, wrap } from "./dense.js";

/** Folds the elements along some axes, in row-major order of the reduced axes, into an array without them. */
export const reduce = (x: NDArray, axes: readonly number[], start: number, fold: (total: number, value: number) => number): NDArray => {
  const kept = x.shape.map((_, k) => k).filter((k) => !axes.includes(k));
  const ordered = axes.length === 0 ? x : x.transpose([...kept, ...axes] as readonly number[] & never);
  const shape = kept.map((k) => x.shape[k]!);
  const data = dense(ordered);
  const length = sizeOf(axes.map((k) => x.shape[k]!));
  const out = allocate(x.dtype, sizeOf(shape));
  for (let i = 0, at = 0; i < out.length; i++) {
    let total = start;
    for (const end = at + length; at < end; at++) total = fold(total, data[at]!);
    out[i] = total;
  }
  return wrap(out, shape);
};

/** Runs `line` over every line along an axis: `at(i)` is the position of its i-th element in the input and the output. */
export const alongAxis = (x: NDArray, axis: number, line: (source: ArrayLike<number>, at: (i: number) => number, size: number, out: Float64Array) => void, dtype = x.dtype): NDArray => {
  const { outer, size, inner } = around(x.shape, axis);
  const source = dense(x);
  const out = allocate(dtype, x.size);
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) line(source, (k) => (o * size + k) * inner + i, size, out as Float64Array);
  return wrap(out, x.shape);
};
