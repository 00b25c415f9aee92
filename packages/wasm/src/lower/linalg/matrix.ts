import { strides as rowMajor } from "@gradkit/shapes";
import type { Expr } from "../../ir/expr.js";
import { at, plus, type IndexMap } from "../../ir/index-map.js";
import type { Context } from "../context.js";
import { nest } from "../nest.js";
import { contiguous, numberAt, storeAt, whole, type Place, type Value } from "../value.js";

/** An m×n matrix in memory, row after row. */
export interface Matrix extends Place {
  readonly m: number;
  readonly n: number;
}

export const element = (of: Matrix, i: IndexMap, j: IndexMap): Expr => numberAt(of, [i, j]);
export const put = (c: Context, to: Matrix, i: IndexMap, j: IndexMap, value: Expr): void => c.emit(storeAt(to, [i, j], value));

/** A matrix of its own, for one matrix of a batch after the other. */
export const scratch = (c: Context, m: number, n: number, dtype: "float64" | "int32" = "float64"): Matrix => ({ ...whole(c.buffer(dtype, m * n), [m, n]), m, n });

/** The matrices of an array in memory, the first of them as such. */
export const matrixIn = ({ buffer, offset }: Place, [m = 1, n = 1]: readonly number[]): Matrix => ({ buffer, offset, strides: [n, 1], m, n });

/** An input in memory, matrix after matrix. */
export const matricesOf = (c: Context, x: Value): Matrix => matrixIn(contiguous(c, x).place, x.shape.slice(-2));

/** Calls `body` with the matrices of each element of a batch. */
export const eachMatrix = (c: Context, firsts: readonly Matrix[], lead: readonly number[], body: (matrices: readonly Matrix[]) => void): void => {
  const strides = rowMajor(lead);
  nest(c, lead, (index) => {
    const element = index.reduce((sum, i, k) => plus(sum, i, strides[k]!), at(0));
    body(firsts.map((first) => ({ ...first, offset: plus(first.offset, element, first.m * first.n) })));
  }, { most: 1 });
};

export const copy = (c: Context, from: Matrix, to: Matrix): void => nest(c, [from.m, from.n], (index) => c.emit(storeAt(to, index, numberAt(from, index))), { most: 4 });
