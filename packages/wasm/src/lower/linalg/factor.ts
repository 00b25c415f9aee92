import { abs, constant, converted, div, lt, mul, ne, neg, position, select, sub, type Expr } from "../../ir/expr.js";
import { along, at, computed, plus, type IndexMap } from "../../ir/index-map.js";
import { fold, loop, steps, when } from "../../ir/statement.js";
import type { Context } from "../context.js";
import { assign, variable, type Local } from "../local.js";
import { nest } from "../nest.js";
import { element, put, type Matrix } from "./matrix.js";

const after = (k: number): IndexMap => plus(at(1), along(k));

/**
 * Replaces a matrix by its factors, L below the diagonal and U from it on, with rows exchanged so that each pivot is the largest of its column; `order` (a column
 * of whole numbers) says where each row was. The local that it gives holds the sign of the exchange.
 *
 * @source Golub and Van Loan, Matrix Computations, algorithm 3.4.1
 */
export const factor = (c: Context, a: Matrix, order: Matrix): Local => {
  const { m, n } = a;
  nest(c, [m], ([i]) => put(c, order, i!, at(0), position(i!)), { most: 1 });
  const sign = variable(c, constant(1));
  const k = c.variable();
  c.emit(loop(k, Math.min(m, n), c.list(() => {
    const best = pivotRow(c, a, k);
    const row = computed(best);
    c.emit(when(ne(best, position(along(k))), c.list(() => {
      assign(c, sign, neg(sign));
      for (const of of [a, order]) nest(c, [of.n], ([j]) => exchange(c, of, along(k), row, j!), { most: 1 });
    })));
    const pivot = variable(c, element(a, along(k), along(k)));
    eliminate(c, a, k, pivot);
  }), true));
  return sign;
};

/** A local with the row of the largest element of column k, from row k on. */
const pivotRow = (c: Context, a: Matrix, k: number): Local => {
  const best = variable(c, position(along(k)));
  const most = variable(c, abs(element(a, along(k), along(k))));
  const i = c.variable();
  c.emit(steps(i, a.m, [after(k), at(a.m)], c.list(() => {
    const size = variable(c, abs(element(a, along(i), along(k))));
    const isLarger = variable(c, lt(most, size));
    assign(c, best, select(isLarger, position(along(i)), best));
    assign(c, most, select(isLarger, size, most));
  })));
  return best;
};

const exchange = (c: Context, a: Matrix, i: IndexMap, other: IndexMap, j: IndexMap): void => {
  const kept = variable(c, element(a, i, j));
  put(c, a, i, j, element(a, other, j));
  put(c, a, other, j, kept);
};

const eliminate = (c: Context, a: Matrix, k: number, pivot: Expr): void => {
  const [i, j] = [c.variable(), c.variable()];
  c.emit(steps(i, a.m, [after(k), at(a.m)], c.list(() => {
    const below = variable(c, element(a, along(i), along(k)));
    const l = variable(c, select(ne(pivot, constant(0)), div(below, pivot), below));
    put(c, a, along(i), along(k), l);
    const row = steps(j, a.n, [after(k), at(a.n)], c.list(() => put(c, a, along(i), along(j), sub(element(a, along(i), along(j)), mul(l, element(a, along(k), along(j)))))), false);
    c.emit(when(ne(below, constant(0)), [row]));
  })));
};

/**
 * A local that is not 0 where a pivot is 0 but for rounding: at most the bound of the error of the inner product that made it; or where that bound is NaN.
 *
 * @source Higham, Accuracy and Stability of Numerical Algorithms, (3.5)
 */
export const vanishingPivot = (c: Context, lu: Matrix): Local => {
  const bad = variable(c, constant(0));
  const [k, i] = [c.variable(), c.variable()];
  c.emit(loop(k, lu.n, c.list(() => {
    const terms = variable(c, constant(0));
    c.emit(steps(i, lu.n, [at(0), along(k)], [fold(terms.local, "add", abs(mul(element(lu, along(k), along(i)), element(lu, along(i), along(k)))))], false));
    const bound = mul(mul(converted(position(along(k)), "f64"), constant(2 ** -53)), terms);
    assign(c, bad, select(lt(bound, abs(element(lu, along(k), along(k)))), bad, constant(1)));
  }), true));
  return bad;
};

