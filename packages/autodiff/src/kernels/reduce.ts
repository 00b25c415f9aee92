import type { NDArray, Shape } from "@gradkit/shapes";
import { allocate, around, dense, dtypeOf, rowMajor, sizeOf, wrap } from "./dense.js";
import { forEachRow, isContiguous } from "./rows.js";

/** One row folded into one number, or into a row of numbers (step 1): out[o + i·to] ∘= x[p + i·s]. */
type Fold = (out: Float64Array, o: number, to: number, n: number, x: ArrayLike<number>, p: number, s: number) => void;

/** How the elements of a reduction are joined, and with what it starts. A row that becomes one number is joined in a variable. */
export const folds = {
  sum: {
    start: 0,
    fold: (out, o, to, n, x, p, s) => {
      if (to !== 0) for (let i = 0; i < n; i++) out[o + i * to]! += x[p + i * s]!;
      else {
        let total = out[o]!;
        for (let i = 0; i < n; i++) total += x[p + i * s]!;
        out[o] = total;
      }
    },
  },
  prod: { start: 1, fold: (out, o, to, n, x, p, s) => { for (let i = 0; i < n; i++) out[o + i * to]! *= x[p + i * s]!; } },
  maximum: {
    start: -Infinity,
    fold: (out, o, to, n, x, p, s) => {
      if (to !== 0) for (let i = 0; i < n; i++) out[o + i * to] = Math.max(out[o + i * to]!, x[p + i * s]!);
      else {
        let most = out[o]!;
        for (let i = 0; i < n; i++) most = Math.max(most, x[p + i * s]!);
        out[o] = most;
      }
    },
  },
  minimum: {
    start: Infinity,
    fold: (out, o, to, n, x, p, s) => {
      if (to !== 0) for (let i = 0; i < n; i++) out[o + i * to] = Math.min(out[o + i * to]!, x[p + i * s]!);
      else {
        let least = out[o]!;
        for (let i = 0; i < n; i++) least = Math.min(least, x[p + i * s]!);
        out[o] = least;
      }
    },
  },
} satisfies Record<string, { readonly start: number; readonly fold: Fold }>;

/** Folds the elements along some axes, in row-major order, into an array without them; in float64, whatever the dtype. */
export const reduce = (x: NDArray, axes: readonly number[], { start, fold }: { readonly start: number; readonly fold: Fold }): NDArray => {
  const kept = axes.length === x.shape.length ? [] : x.shape.filter((_, k) => !axes.includes(k));
  const out = new Float64Array(sizeOf(kept));
  if (start !== 0) out.fill(start);
  if (kept.length === 0 && isContiguous(x.shape, x.strides)) fold(out, 0, 0, sizeOf(x.shape), x.data, x.offset, 1);
  else {
    const strides = rowMajor(kept);
    let next = 0;
    const toOut: Shape = x.shape.map((_, k) => (axes.includes(k) ? 0 : strides[next++]!));
    forEachRow(x.shape, [toOut, x.strides], [0, x.offset], (n, at, steps) => fold(out, at[0]!, steps[0]!, n, x.data, at[1]!, steps[1]!));
  }
  const dtype = dtypeOf(x);
  if (dtype === "float64") return wrap(out, kept);
  const rounded = allocate(dtype, out.length);
  rounded.set(out);
  return wrap(rounded, kept);
};

/** Runs `line` over every line along an axis: element i of a line stands at start + i · step in the input and the output. */
export const alongAxis = (
  x: NDArray,
  axis: number,
  line: (source: ArrayLike<number>, start: number, step: number, size: number, out: Float64Array) => void,
  dtype = dtypeOf(x),
): NDArray => {
  const { outer, size, inner } = around(x.shape, axis);
  const source = dense(x);
  const out = allocate(dtype, outer * size * inner);
  for (let o = 0; o < outer; o++) for (let i = 0; i < inner; i++) line(source, o * size * inner + i, inner, size, out as Float64Array);
  return wrap(out, x.shape);
};
