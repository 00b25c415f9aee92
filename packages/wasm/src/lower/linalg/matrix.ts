import { constant, load, local, type Expr } from "../../ir/expr.js";
import { at, plus, type IndexMap } from "../../ir/index-map.js";
import { set, store } from "../../ir/statement.js";
import type { Context } from "../context.js";
import { nest } from "../nest.js";
import { contiguous, rowMajor, type Place, type Value } from "../value.js";

/** An m×n matrix in memory, row after row. */
export interface Matrix {
  readonly buffer: Place["buffer"];
  readonly start: IndexMap;
  readonly m: number;
  readonly n: number;
}

const place = ({ start, n }: Matrix, i: IndexMap, j: IndexMap): IndexMap => plus(plus(start, i, n), j);
export const element = (of: Matrix, i: IndexMap, j: IndexMap): Expr => load(of.buffer, place(of, i, j), of.buffer.dtype === "int32" ? "i32" : "f64");
export const put = (c: Context, to: Matrix, i: IndexMap, j: IndexMap, value: Expr): void => c.emit(store(to.buffer, place(to, i, j), value));

/** A matrix of its own, for one matrix of a batch after the other. */
export const scratch = (c: Context, m: number, n: number, dtype: "float64" | "int32" = "float64"): Matrix => ({ buffer: c.buffer(dtype, m * n), start: at(0), m, n });

/** Calls `body` with the matrices of each element of a batch. */
export const eachMatrix = (c: Context, places: readonly (Pick<Place, "buffer" | "offset"> & { readonly m: number; readonly n: number })[], lead: readonly number[], body: (matrices: readonly Matrix[]) => void): void => {
  const strides = rowMajor(lead);
  nest(c, lead, (index) => {
    const element = index.reduce((sum, i, k) => plus(sum, i, strides[k]!), at(0));
    body(places.map(({ buffer, offset, m, n }) => ({ buffer, start: plus(offset, element, m * n), m, n })));
  }, { most: 1 });
};

/** An input in memory, matrix after matrix. */
export const matricesOf = (c: Context, x: Value): Pick<Place, "buffer" | "offset"> & { readonly m: number; readonly n: number } => ({ ...contiguous(c, x).place, m: x.shape.at(-2)!, n: x.shape.at(-1)! });

export const copy = (c: Context, from: Matrix, to: Matrix): void => nest(c, [from.m, from.n], ([i, j]) => put(c, to, i!, j!, element(from, i!, j!)), { most: 4 });

/** A local that starts as a value. */
export const variable = (c: Context, start: Expr): number => {
  const id = c.local();
  c.emit(set(id, start));
  return id;
};

/** Stops the program where a local is not 0: the interpreter computes the same again, and says what is wrong. */
export const orInterpret = (c: Context, bad: number, interpret: () => void): void => {
  c.emit({ op: "if", test: { op: "ne", kind: "mask", args: [local(bad, "f64"), constant(0)] }, yes: c.list(interpret), no: [] });
};
