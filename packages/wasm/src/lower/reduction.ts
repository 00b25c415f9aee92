import { add, and, constant, converted, eq, load, local, lt, max, min, mul, ne, not, or, position, select, type Expr } from "../ir/expr.js";
import { at, placed, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { fold, set, store, type FoldName } from "../ir/statement.js";
import type { Context } from "./context.js";
import type { Lowering } from "./lowering.js";
import { nest } from "./nest.js";
import { sizeOf, stored, storedAt, type Value } from "./value.js";

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

/** Sums of so many terms are written out, and so many of them, fewer if they are long. */
const [written, results] = [16, 9] as const;

/**
 * For each index of a shape the fold of terms over the indices of another, in float64, into an array of its own. Where the first `outer` of those are the rows of what is read, an array of the
 * results takes in row after row, so that a loop that makes rows can be joined, and none of them need to stay.
 */
export const reduced = (c: Context, out: Pick<Value, "shape" | "dtype">, over: readonly number[], how: Fold, term: (index: readonly IndexMap[], inner: readonly IndexMap[]) => Expr, outer = 0): Value => {
  const { by, start, join } = how;
  const rows = over.slice(0, outer);
  if (out.dtype === "float64" && sizeOf(out.shape) > written && sizeOf(rows) > written) return accumulated(c, out, over, how, term, outer);
  const place = c.place(out);
  const kind = kindOf[out.dtype];
  const steps = sizeOf(over);
  nest(c, out.shape, (index) => {
    const to = placed(place.offset, place.strides, index);
    const wide = (inner: readonly IndexMap[]): Expr => converted(term(index, inner), "f64");
    if (steps <= written) {
      const terms: Expr[] = [];
      nest({ ...c, emit: () => {} }, over, (inner) => void terms.push(wide(inner)), { most: written });
      const [first, ...rest] = terms;
      c.emit(store(place.buffer, to, converted(first ? rest.reduce(join, first) : constant(start), kind)));
      return;
    }
    const total = c.local();
    c.emit(set(total, constant(start)));
    nest(c, over, (inner) => c.emit(fold(total, by, wide(inner))));
    c.emit(store(place.buffer, to, converted(local(total, "f64"), kind)));
  }, { most: steps > written ? 4 : Math.min(results, Math.floor(written / Math.max(1, steps / 4))) });
  return storedAt(out, place);
};

const accumulated = (c: Context, out: Pick<Value, "shape" | "dtype">, over: readonly number[], { by, start, join }: Fold, term: (index: readonly IndexMap[], inner: readonly IndexMap[]) => Expr, outer: number): Value => {
  const place = c.place(out);
  const [rows, rest] = [over.slice(0, outer), over.slice(outer)];
  nest(c, out.shape, (index) => c.emit(store(place.buffer, placed(place.offset, place.strides, index), constant(start))));
  nest(c, rows, (row) => {
    nest(c, out.shape, (index) => {
      const to = placed(place.offset, place.strides, index);
      const total = c.local();
      c.emit(set(total, load(place.buffer, to, "f64")));
      nest(c, rest, (inner) => c.emit(sizeOf(rest) <= written ? set(total, join(local(total, "f64"), converted(term(index, [...row, ...inner]), "f64"))) : fold(total, by, converted(term(index, [...row, ...inner]), "f64"))));
      c.emit(store(place.buffer, to, local(total, "f64")));
    });
  }, { most: 1 });
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
    const kept = x!.shape.findIndex((size, k) => size > 1 && !axes.includes(k));
    const outer = kept < 0 ? 0 : axes.filter((axis) => axis < kept).length;
    return [reduced(c, out!, over, folds[name], (index, inner) => x!.read(indexOf(index, inner)), outer)];
  };

export const sum = reduction("sum");
export const prod = reduction("prod");
export const maximum = reduction("maximum");
export const minimum = reduction("minimum");

const without = (shape: readonly number[], axis: number): number[] => shape.filter((_, k) => k !== axis);

/** The first index of the extremum; the first NaN where there is one. An index fits into a float64, and so into a lane. */
const argExtremum =
  (fold: Fold): Lowering<"argmax" | "argmin"> =>
  (c, [x], { axis }, [out]) => {
    const place = c.place(out!);
    const rows = without(x!.shape, axis);
    const search = sizeOf(rows) >= written ? searchInOrder : searchInLanes;
    const source = search === searchInLanes && x!.cost > 0 ? stored(c, x!) : x!;
    nest(c, rows, (index) => {
      const best = search(c, fold, x!.shape[axis]!, (i) => converted(source.read(index.toSpliced(axis, 0, i)), "f64"));
      c.emit(store(place.buffer, placed(place.offset, place.strides, index), { op: "toI32", kind: "i32", args: [local(best, "f64")] }));
    }, { most: 4 });
    return [{ ...storedAt(out!, place), below: x!.shape[axis]! }];
  };

type Search = (c: Context, fold: Fold, size: number, element: (i: IndexMap) => Expr) => number;

/** For many rows, which then are in lanes: the best so far, and its place. */
const searchInOrder: Search = (c, { by }, size, element) => {
  const [value, best] = [c.local(), c.local()];
  c.emit(set(value, element(at(0))));
  c.emit(set(best, constant(0)));
  const old = local(value, "f64");
  nest(c, [size - 1], ([i]) => {
    const [candidate, takes] = [c.local(), c.local()];
    const next = plus(i!, at(1));
    c.emit(set(candidate, element(next)));
    const found = local(candidate, "f64");
    const isBetter = by === "max" ? lt(old, found) : lt(found, old);
    c.emit(set(takes, and(not(ne(old, old)), or(isBetter, ne(found, found)))));
    c.emit(set(best, select(local(takes, "mask"), converted(position(next), "f64"), local(best, "f64"))));
    c.emit(set(value, select(local(takes, "mask"), found, old)));
  }, { sequential: true, most: 4 });
  return best;
};

/** For few: the extremum, then the first place where it is, or where no number is, for then it is none. */
const searchInLanes: Search = (c, fold, size, element) => {
  const [extremum, first] = [c.local(), c.local()];
  const place = (i: IndexMap): Expr => select(or(eq(element(i), local(extremum, "f64")), ne(element(i), element(i))), converted(position(i), "f64"), constant(size));
  each(c, extremum, fold, size, element);
  each(c, first, folds.minimum, size, place);
  return first;
};

/** Folds so many terms into a local; few of them one by one. */
const each = (c: Context, id: number, { by, start, join }: Fold, size: number, term: (i: IndexMap) => Expr): void => {
  c.emit(set(id, constant(start)));
  nest(c, [size], ([i]) => c.emit(size <= 4 ? set(id, join(local(id, "f64"), term(i!))) : fold(id, by, term(i!))), { most: 4 });
};

export const argmax = argExtremum(folds.maximum);
export const argmin = argExtremum(folds.minimum);

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

