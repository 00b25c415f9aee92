import { constant, div, eq, mul, select, sub } from "../../ir/expr.js";
import { along, at, plus } from "../../ir/index-map.js";
import { fold, loop, steps } from "../../ir/statement.js";
import type { Context } from "../context.js";
import { assign, variable, type Local } from "../local.js";
import { nest } from "../nest.js";
import { element, put, type Matrix } from "./matrix.js";

/** Which triangle is meant, whether its transpose is, and whether its diagonal is taken to be 1. */
interface Triangle {
  readonly lower: boolean;
  readonly transpose: boolean;
  readonly unit: boolean;
}

/** Replaces X by T⁻¹X, T being a triangle of A; the local that it gives is not 0 where the diagonal has a 0. */
export const triangularSolve = (c: Context, a: Matrix, x: Matrix, { lower, transpose, unit }: Triangle): Local => {
  const { m: n, n: columns } = x;
  const forward = lower !== transpose;
  const bad = variable(c, constant(0));
  const [step, j] = [c.variable(), c.variable()];
  const i = forward ? along(step) : plus(at(n - 1), along(step), -1);
  const known = forward ? ([at(0), along(step)] as const) : ([plus(at(n), along(step), -1), at(n)] as const);
  const factor = transpose ? element(a, along(j), i) : element(a, i, along(j));
  c.emit(loop(step, n, c.list(() => {
    if (columns <= 4)
      nest(c, [columns], ([k]) => {
        const total = variable(c, constant(0));
        c.emit(steps(j, n, known, [fold(total.local, "add", mul(factor, element(x, along(j), k!)))], false));
        put(c, x, i, k!, sub(element(x, i, k!), total));
      });
    else
      c.emit(steps(j, n, known, c.list(() => {
        const f = variable(c, factor);
        nest(c, [columns], ([k]) => put(c, x, i, k!, sub(element(x, i, k!), mul(f, element(x, along(j), k!)))), { most: 1 });
      })));
    if (unit) return;
    const diagonal = variable(c, element(a, i, i));
    assign(c, bad, select(eq(diagonal, constant(0)), constant(1), bad));
    nest(c, [columns], ([k]) => put(c, x, i, k!, div(element(x, i, k!), diagonal)), { most: 4 });
  }), true));
  return bad;
};
