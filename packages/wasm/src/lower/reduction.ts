import { add, and, constant, converted, eq, lt, max, min, mul, ne, not, or, position, select, type Expr } from "../ir/expr.js";
import { at, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { fold, set, type FoldName } from "../ir/statement.js";
import type { Context } from "./context.js";
import { assign, variable, type Local } from "./local.js";
import type { Lowering } from "./lowering.js";
import { nest } from "./nest.js";
import { numberAt, sizeOf, storeAt, stored, storedAt, type Value } from "./value.js";

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

/** Folds terms over the indices of a shape into a local: so many of them one by one, more in an order that lanes may change. */
const foldInto = (c: Context, total: Local, { by, join }: Fold, over: readonly number[], term: (inner: readonly IndexMap[]) => Expr, few: number = written, most?: number): void =>
  nest(c, over, (inner) => c.emit(sizeOf(over) <= few ? set(total.local, join(total, term(inner))) : fold(total.local, by, term(inner))), { most });

/**
 * For each index of a shape the fold of terms over the indices of another, in float64, into an array of its own. Where the first `outer` of those are the rows of what is read, an array of the
 * results takes in row after row, so that a loop that makes rows can be joined, and none of them need to stay.
 */
export const reduced = (c: Context, out: Pick<Value, "shape" | "dtype">, over: readonly number[], how: Fold, term: (index: readonly IndexMap[], inner: readonly IndexMap[]) => Expr, outer = 0): Value => {
  const { start, join } = how;
  const place = c.place(out);
  const kind = kindOf[out.dtype];
  const put = (index: readonly IndexMap[], value: Expr): void => c.emit(storeAt(place, index, converted(value, kind)));
  const wide = (index: readonly IndexMap[]) => (inner: readonly IndexMap[]): Expr => converted(term(index, inner), "f64");
  const [rows, rest] = [over.slice(0, outer), over.slice(outer)];
  if (out.dtype === "float64" && sizeOf(out.shape) > written && sizeOf(rows) > written) {
    nest(c, out.shape, (index) => put(index, constant(start)));
    nest(c, rows, (row) => nest(c, out.shape, (index) => {
      const total = variable(c, numberAt(place, index));
      foldInto(c, total, how, rest, (inner) => wide(index)([...row, ...inner]));
      put(index, total);
    }), { most: 1 });
    return storedAt(out, place);
  }
  const steps = sizeOf(over);
  nest(c, out.shape, (index) => {
    if (steps <= written) {
      const terms: Expr[] = [];
      nest({ ...c, emit: () => {} }, over, (inner) => void terms.push(wide(index)(inner)), { most: written });
      return put(index, terms.length === 0 ? constant(start) : terms.reduce(join));
    }
    const total = variable(c, constant(start));
    foldInto(c, total, how, over, wide(index));
    put(index, total);
  }, { most: steps > written ? 4 : Math.min(results, Math.floor(written / Math.max(1, steps / 4))) });
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
      c.emit(storeAt(place, index, { op: "toI32", kind: "i32", args: [best] }));
    }, { most: 4 });
    return [{ ...storedAt(out!, place), below: x!.shape[axis]! }];
  };

type Search = (c: Context, fold: Fold, size: number, element: (i: IndexMap) => Expr) => Local;

/** For many rows, which then are in lanes: the best so far, and its place. */
const searchInOrder: Search = (c, { by }, size, element) => {
  const [old, best] = [variable(c, element(at(0))), variable(c, constant(0))];
  nest(c, [size - 1], ([i]) => {
    const next = plus(i!, at(1));
    const found = variable(c, element(next));
    const isBetter = by === "max" ? lt(old, found) : lt(found, old);
    const takes = variable(c, and(not(ne(old, old)), or(isBetter, ne(found, found))));
    assign(c, best, select(takes, converted(position(next), "f64"), best));
    assign(c, old, select(takes, found, old));
  }, { sequential: true, most: 4 });
  return best;
};

/** For few: the extremum, then the first place where it is, or where no number is, for then it is none. */
const searchInLanes: Search = (c, fold, size, element) => {
  const search = (how: Fold, term: (i: IndexMap) => Expr): Local => {
    const found = variable(c, constant(how.start));
    foldInto(c, found, how, [size], ([i]) => term(i!), 4, 4);
    return found;
  };
  const extremum = search(fold, element);
  return search(folds.minimum, (i) => select(or(eq(element(i), extremum), ne(element(i), element(i))), converted(position(i), "f64"), constant(size)));
};

export const argmax = argExtremum(folds.maximum);
export const argmin = argExtremum(folds.minimum);

export const cumsum: Lowering<"cumsum"> = (c, [x], { axis, reverse }, [out]) => {
  const place = c.place(out!);
  const size = x!.shape[axis]!;
  nest(c, without(x!.shape, axis), (index) => {
    const total = variable(c, constant(0));
    nest(c, [size], ([step]) => {
      const all = index.toSpliced(axis, 0, reverse ? plus(at(size - 1), step!, -1) : step!);
      assign(c, total, add(total, converted(x!.read(all), "f64")));
      c.emit(storeAt(place, all, converted(total, kindOf[out!.dtype])));
    }, { sequential: true });
  }, { most: 4 });
  return [storedAt(out!, place)];
};
