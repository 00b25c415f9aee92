import { abs, constant, converted, div, le, local, lt, mul, ne, neg, position, select, sub, type Expr } from "../../ir/expr.js";
import { along, at, computed, plus, type IndexMap } from "../../ir/index-map.js";
import { fold, loop, set, steps } from "../../ir/statement.js";
import type { Context } from "../context.js";
import { nest } from "../nest.js";
import { element, put, variable, type Matrix } from "./matrix.js";

const after = (k: number): IndexMap => plus(at(1), along(k));

/**
 * Replaces a matrix by its factors, L below the diagonal and U from it on, with rows exchanged so that each pivot is the largest of its column; `order` (a column
 * of whole numbers) says where each row was. The local that it gives holds the sign of the exchange.
 *
 * @source Golub and Van Loan, Matrix Computations, algorithm 3.4.1
 */
export const factor = (c: Context, a: Matrix, order: Matrix): number => {
  const { m, n } = a;
  nest(c, [m], ([i]) => put(c, order, i!, at(0), position(i!)), { most: 1 });
  const sign = variable(c, constant(1));
  const k = c.variable();
  c.emit(loop(k, Math.min(m, n), c.list(() => {
    const best = pivotRow(c, a, k);
    const row = computed(local(best, "i32"));
    c.emit({ op: "if", test: ne(local(best, "i32"), position(along(k))), no: [], yes: c.list(() => {
      c.emit(set(sign, neg(local(sign, "f64"))));
      for (const of of [a, order]) nest(c, [of.n], ([j]) => exchange(c, of, along(k), row, j!), { most: 1 });
    }) });
    const pivot = variable(c, element(a, along(k), along(k)));
    c.emit({ op: "if", test: ne(local(pivot, "f64"), constant(0)), no: [], yes: c.list(() => eliminate(c, a, k, local(pivot, "f64"))) });
  }), true));
  return sign;
};

/** A local with the row of the largest element of column k, from row k on. */
const pivotRow = (c: Context, a: Matrix, k: number): number => {
  const best = variable(c, position(along(k)));
  const most = variable(c, abs(element(a, along(k), along(k))));
  const i = c.variable();
  c.emit(steps(i, a.m, [after(k), at(a.m)], c.list(() => {
    const size = variable(c, abs(element(a, along(i), along(k))));
    const isLarger = variable(c, lt(local(most, "f64"), local(size, "f64")));
    c.emit(set(best, select(local(isLarger, "mask"), position(along(i)), local(best, "i32"))));
    c.emit(set(most, select(local(isLarger, "mask"), local(size, "f64"), local(most, "f64"))));
  })));
  return best;
};

const exchange = (c: Context, a: Matrix, i: IndexMap, other: IndexMap, j: IndexMap): void => {
  const kept = element(a, i, j);
  const id = variable(c, kept);
  put(c, a, i, j, element(a, other, j));
  put(c, a, other, j, local(id, kept.kind));
};

const eliminate = (c: Context, a: Matrix, k: number, pivot: Expr): void => {
  const [i, j] = [c.variable(), c.variable()];
  c.emit(steps(i, a.m, [after(k), at(a.m)], c.list(() => {
    const l = variable(c, div(element(a, along(i), along(k)), pivot));
    put(c, a, along(i), along(k), local(l, "f64"));
    const row = steps(j, a.n, [after(k), at(a.n)], c.list(() => put(c, a, along(i), along(j), sub(element(a, along(i), along(j)), mul(local(l, "f64"), element(a, along(k), along(j)))))), false);
    c.emit({ op: "if", test: ne(local(l, "f64"), constant(0)), yes: [row], no: [] });
  })));
};

/**
 * A local that is not 0 where a pivot is 0 but for rounding: at most the bound of the error of the inner product that made it.
 *
 * @source Higham, Accuracy and Stability of Numerical Algorithms, (3.5)
 */
export const vanishingPivot = (c: Context, lu: Matrix): number => {
  const bad = variable(c, constant(0));
  const [k, i] = [c.variable(), c.variable()];
  c.emit(loop(k, lu.n, c.list(() => {
    const terms = variable(c, constant(0));
    c.emit(steps(i, lu.n, [at(0), along(k)], [fold(terms, "add", abs(mul(element(lu, along(k), along(i)), element(lu, along(i), along(k)))))], false));
    const bound = mul(mul(converted(position(along(k)), "f64"), constant(2 ** -53)), local(terms, "f64"));
    c.emit(set(bad, select(le(abs(element(lu, along(k), along(k))), bound), constant(1), local(bad, "f64"))));
  }), true));
  return bad;
};

