import { strides as rowMajor, type Shape } from "@gradkit/shapes";
import { constant } from "../ir/expr.js";
import { at, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import type { Context } from "./context.js";
import { contiguous, storedAt, virtual, type Value } from "./value.js";

/** Axes of two shapes that hold the same elements in the same order: ranges [from, to) of each. */
interface Group {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** The finest groups of axes that a reshape maps to each other; axes of size 1 join the group in front. */
const groups = (before: Shape, after: Shape): Group[] => {
  const found: Group[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [from, to] = [i, j];
    let [p, q] = [before[i++] ?? 1, after[j++] ?? 1];
    while (p !== q || (before[i] === 1 && i < before.length) || (after[j] === 1 && j < after.length)) {
      if ((p < q && i < before.length) || (p === q && before[i] === 1)) p *= before[i++]!;
      else if (j < after.length) q *= after[j++]!;
      else p *= before[i++]!;
    }
    found.push({ before: [from, Math.min(i, before.length)], after: [to, Math.min(j, after.length)] });
  }
  return found;
};

/** The same elements under another shape: virtual where each axis is one of the new ones or several of them joined, else of a stored array. */
export const reshaped = (c: Context, x: Value, shape: Shape): Value => {
  // What is padded around no elements is asked for them, where it does not know that there are none.
  if (x.shape.includes(0)) return virtual({ shape, dtype: x.dtype }, 0, () => constant(0, kindOf[x.dtype]));
  const found = groups(x.shape, shape);
  const long = (range: readonly [number, number]): number[] => x.shape.slice(...range).flatMap((size, k) => (size === 1 ? [] : [range[0] + k]));
  const splits = found.every(({ before }) => long(before).length <= 1);
  if (!splits && !(x.place && found.every(({ before }) => joins(x, long(before))))) return reshaped(c, contiguous(c, x), shape);
  if (x.place) return storedAt({ shape, dtype: x.dtype }, { ...x.place, strides: stridesOf(x, shape, found, long) });
  const strides = rowMajor(shape);
  return virtual({ shape, dtype: x.dtype }, x.cost, (index) => {
    const inner: IndexMap[] = x.shape.map(() => at(0));
    for (const { before, after } of found) {
      const [axis] = long(before);
      if (axis === undefined) continue;
      const unit = strides[after[1] - 1]!;
      for (let k = after[0]; k < after[1]; k++) inner[axis] = plus(inner[axis]!, index[k]!, strides[k]! / unit);
    }
    return x.read(inner);
  });
};

/** Whether axes follow each other in memory without gaps. */
const joins = ({ shape, place }: Value, axes: readonly number[]): boolean =>
  axes.every((axis, k) => k === 0 || place!.strides[axes[k - 1]!] === place!.strides[axis]! * shape[axis]!);

const stridesOf = (x: Value, shape: Shape, found: readonly Group[], long: (range: readonly [number, number]) => number[]): number[] => {
  const own = rowMajor(shape);
  const strides = shape.map(() => 0);
  for (const { before, after } of found) {
    const last = long(before).at(-1);
    if (last === undefined) continue;
    const unit = own[after[1] - 1]!;
    for (let k = after[0]; k < after[1]; k++) strides[k] = (own[k]! / unit) * x.place!.strides[last]!;
  }
  return strides;
};
