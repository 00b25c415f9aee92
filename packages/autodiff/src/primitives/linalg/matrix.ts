import type { Shape } from "@gradkit/shapes";
import { aval, type Aval } from "../../aval.js";
import { error } from "../../errors.js";
import type { Ops } from "../../ops.js";
import type { Tensor } from "../../tensor.js";
import type { LinalgParams } from "./params.js";

/** The shape of a batch of matrices: its leading axes, rows and columns. */
export interface Matrices {
  readonly lead: Shape;
  readonly m: number;
  readonly n: number;
}

const show = (shape: Shape): string => `shape (${shape.join(", ")})`;

/** What an operation takes for a matrix: two axes or more, of real numbers. */
export const matrices = (call: string, { shape, dtype }: Aval): Matrices => {
  if (shape.length < 2) throw error("autodiff/primitive", { call, rule: "a matrix has two axes", got: show(shape) });
  if (dtype === "int32") throw error("autodiff/primitive", { call, rule: "a matrix is of float64 or float32", got: dtype });
  return { lead: shape.slice(0, -2), m: shape.at(-2)!, n: shape.at(-1)! };
};

export const squares = (call: string, x: Aval): Matrices => {
  const found = matrices(call, x);
  if (found.m !== found.n) throw error("autodiff/primitive", { call, rule: "a square matrix has as many rows as columns", got: show(x.shape) });
  return found;
};

/** Abstract values with the batch and the dtype of an input. */
export const like = ({ lead }: Matrices, { dtype }: Aval, ...shapes: readonly Shape[]): Aval[] => shapes.map((shape) => aval([...lead, ...shape], dtype));

/** The transpose of each matrix. */
export const transposed = (F: Ops, x: Tensor): Tensor => {
  const axes = x.shape.map((_, k) => k);
  return F.transpose(x, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
};

/** An einsum over the last axes of operands whose leading axes are the same: i, j, … name the last axes, and capital letters the batch. */
export const perMatrix = (F: Ops, spec: string, ...operands: readonly Tensor[]): Tensor => {
  const [inputs, output] = spec.split("->") as [string, string];
  const own = inputs.split(",");
  const lead = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".slice(0, operands[0]!.shape.length - own[0]!.length);
  return F.einsum(`${own.map((labels) => lead + labels).join()}->${lead}${output}`, ...operands);
};

/** The matrix product of each pair. */
export const product = (F: Ops, x: Tensor, y: Tensor): Tensor => perMatrix(F, "ij,jk->ik", x, y);

export const traceOf = (F: Ops, x: Tensor): Tensor => {
  const diagonal = perMatrix(F, "ii->i", x);
  return F.sum(diagonal, [diagonal.shape.length - 1]);
};

/** 1 where the index of the row compares with that of the column, else 0, for matrices of the shape of x. */
const mask = (F: Ops, { shape, dtype }: Aval, holds: "less" | "lessEqual" | "equal", swap = false): Tensor => {
  const [row, column] = [0, 1].map((axis) => F.iota(shape.slice(-2), axis, dtype));
  return swap ? F[holds](column!, row!) : F[holds](row!, column!);
};

const masked = (F: Ops, x: Tensor, keep: Tensor): Tensor => F.where(F.broadcastTo(keep, x.shape), x, F.constant(0, x.dtype));

/** The lower triangle with the diagonal, or below it. */
export const lower = (F: Ops, x: Tensor, strict = false): Tensor => masked(F, x, mask(F, x, strict ? "less" : "lessEqual", true));

/** The upper triangle with the diagonal, or above it. */
export const upper = (F: Ops, x: Tensor, strict = false): Tensor => masked(F, x, mask(F, x, strict ? "less" : "lessEqual"));

/** The triangle that a triangular solution reads of a matrix, or of its tangent. */
export const triangle = (F: Ops, x: Tensor, params: LinalgParams["triangularSolve"]): Tensor => {
  const part = params.lower ? lower(F, x, params.unit) : upper(F, x, params.unit);
  return params.transpose ? transposed(F, part) : part;
};

/** The identity, of the shape of matrices. */
export const identityLike = (F: Ops, x: Aval): Tensor => F.broadcastTo(mask(F, x, "equal"), x.shape);

export const half = (F: Ops, x: Tensor): Tensor => F.mul(x, F.constant(0.5, x.dtype));

/** (X + Xᵀ)/2 */
export const symmetric = (F: Ops, x: Tensor): Tensor => half(F, F.add(x, transposed(F, x)));

/** Vectors along the last axis as columns, or rows, to stretch over matrices. */
export const columnOf = (F: Ops, x: Tensor): Tensor => F.reshape(x, [...x.shape, 1]);
export const rowOf = (F: Ops, x: Tensor): Tensor => F.reshape(x, [...x.shape.slice(0, -1), 1, x.shape.at(-1)!]);

/** The block of matrices that starts at a row and a column. */
export const block = (F: Ops, x: Tensor, [top, left]: readonly [number, number], [rows, columns]: readonly [number, number]): Tensor => {
  const lead = x.shape.slice(0, -2);
  return F.slice(x, [...lead.map(() => 0), top, left], [...lead, top + rows, left + columns]);
};
