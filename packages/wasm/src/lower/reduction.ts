import { add, constant, converted, local, lt, max, min, mul, ne, not, or, and, position, select, type Expr } from "../ir/expr.js";
import { at, placed, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { fold, set, store, type FoldName } from "../ir/statement.js";
import type { Context } from "./context.js";
import type { Lowering } from "./lowering.js";
import { nest, unrolled } from "./nest.js";
import { sizeOf, storedAt, type Value } from "./value.js";

interface Fold {
  readonly by: FoldName;
  readonly start: number;
  readonly join: (x: Expr, y: Expr) => Expr;
}

export const folds = {
  sum: { by: "add", start: 0, join: add },
  prod: { by: "mul", start: 1, join: mul },
  maximum: { by: "max", start: -Infinity, join: max },
  minimum: { by: "min", start: Infinity, join: min },
} as const satisfies Record<string, Fold>;

/** For each index of a shape the fold of terms over the indices of another, in float64, into an array of its own. */
export const reduced = (c: Context, out: Pick<Value, "shape" | "dtype">, over: readonly number[], { by, start, join }: Fold, term: (index: readonly IndexMap[], inner: readonly IndexMap[]) => Expr): Value => {
  const place = c.place(out);
  const kind = kindOf[out.dtype];
  const steps = sizeOf(over);
  nest(c, out.shape, (index) => {
    const to = placed(place.offset, place.strides, index);
    const wide = (inner: readonly IndexMap[]): Expr => converted(term(index, inner), "f64");
    if (steps <= unrolled) {
      const terms: Expr[] = [];
      nest({ ...c, emit: () => {} }, over, (inner) => void terms.push(wide(inner)));
      const [first, ...rest] = terms;
      c.emit(store(place.buffer, to, converted(first ? rest.reduce(join, first) : constant(start), kind)));
      return;
    }
    const total = c.local();
    c.emit(set(total, constant(start)));
    nest(c, over, (inner) => c.emit(fold(total, by, wide(inner))));
    c.emit(store(place.buffer, to, converted(local(total, "f64"), kind)));
  }, { most: steps <= unrolled ? Math.floor(unrolled / Math.max(1, steps / 4)) : 4 });
  return storedAt(out, place);
};

/** The index of an array from those of the axes that stay and of those that go. */
const joined = (rank: number, axes: readonly number[]) => (index: readonly IndexMap[], inner: readonly IndexMap[]): IndexMap[] => {
  let [kept, gone] = [0, 0];
  return Array.from({ length: rank }, (_, k) => (axes.includes(k) ? inner[gone++]! : index[kept++]!));
};

const reduction =
  (name: keyof typeof folds): Lowering<"sum" | "prod" | "maximum" | "minimum"> =>
  (c, [x], { axes }, [out]) => {
    if (axes.length === 0) return [x!];
    const indexOf = joined(x!.shape.length, axes);
    const over = x!.shape.filter((_, k) => axes.includes(k));
    return [reduced(c, out!, over, folds[name], (index, inner) => x!.read(indexOf(index, inner)))];
  };

export const sum = reduction("sum");
export const prod = reduction("prod");
export const maximum = reduction("maximum");
export const minimum = reduction("minimum");

const without = (shape: readonly number[], axis: number): number[] => shape.filter((_, k) => k !== axis);

/** The first index of the extremum; the first NaN where there is one. */
const argExtremum =
  (better: (a: Expr, b: Expr) => Expr): Lowering<"argmax" | "argmin"> =>
  (c, [x], { axis }, [out]) => {
    const place = c.place(out!);
    const kind = kindOf[x!.dtype];
    nest(c, without(x!.shape, axis), (index) => {
      const [value, best] = [c.local(), c.local()];
      const element = (i: IndexMap): Expr => x!.read(index.toSpliced(axis, 0, i));
      c.emit(set(value, element(at(0))));
      c.emit(set(best, constant(0, "i32")));
      nest(c, [x!.shape[axis]! - 1], ([i]) => {
        const [next, old, candidate] = [plus(i!, at(1)), local(value, kind), c.local()];
        c.emit(set(candidate, element(next)));
        const found = local(candidate, kind);
        const isNaN = ne(found, found);
        const takes = c.local();
        c.emit(set(takes, and(not(ne(old, old)), or(better(found, old), isNaN))));
        c.emit(set(best, select(local(takes, "mask"), position(next), local(best, "i32"))));
        c.emit(set(value, select(local(takes, "mask"), found, old)));
      }, { sequential: true, most: 4 });
      c.emit(store(place.buffer, placed(place.offset, place.strides, index), local(best, "i32")));
    }, { most: 4 });
    return [storedAt(out!, place)];
  };

export const argmax = argExtremum((a, b) => lt(b, a));
export const argmin = argExtremum((a, b) => lt(a, b));

export const cumsum: Lowering<"cumsum"> = (c, [x], { axis, reverse }, [out]) => {
  const place = c.place(out!);
  const [size, kind] = [x!.shape[axis]!, kindOf[out!.dtype]];
  nest(c, without(x!.shape, axis), (index) => {
    const total = c.local();
    c.emit(set(total, constant(0)));
    nest(c, [size], ([step]) => {
      const i = reverse ? plus(at(size - 1), step!, -1) : step!;
      const all = index.toSpliced(axis, 0, i);
      c.emit(set(total, add(local(total, "f64"), converted(x!.read(all), "f64"))));
      c.emit(store(place.buffer, placed(place.offset, place.strides, all), converted(local(total, "f64"), kind)));
    }, { sequential: true });
  }, { most: 4 });
  return [storedAt(out!, place)];
};

