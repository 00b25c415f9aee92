import {
  abs, add, broadcastTo, diag, div, eye, field, gather, logsumexp, matmul, matrixTrace, mul, neg, norm, pow, prod, reshape, softmax, sub, sum, transpose, tril, triu, type Tensor,
} from "@gradkit/autodiff";
import { adjugate, cholesky, det, expm, inverse, kron, logdet, matrixPower, nuclearNorm, pinv, spectralNorm, svdvals } from "@gradkit/autodiff/linalg";

/** A function of matrices: scalars are 1×1 and vectors have one row or column. Further arguments that count, as sizes, come as numbers. */
export type MatrixFunction = (args: readonly Tensor[], numbers: readonly number[]) => Tensor;

const isOne = ({ shape }: Tensor): boolean => shape.every((size) => size === 1);
const one = (x: Tensor): Tensor => reshape(x, [1, 1]) as Tensor;
const rowsOf = ({ shape }: Tensor): number => shape[0]!;
const colsOf = ({ shape }: Tensor): number => shape[1]!;

const entrywise = (f: (a: Tensor, b: Tensor) => unknown): MatrixFunction => ([a, b]) => f(a!, b!) as Tensor;
const ofOne = (f: (a: Tensor) => unknown): MatrixFunction => ([a]) => f(a!) as Tensor;
const number = (f: (a: Tensor) => unknown): MatrixFunction => ([a]) => one(f(a!) as Tensor);
const constant = (value: number): MatrixFunction => (_, [m, n = 1]) => broadcastTo(value, [m!, n]) as Tensor;

/** The diagonal of a square matrix as a column, or the matrix that has a vector as its diagonal. */
const diagonal = (a: Tensor): Tensor => {
  const n = Math.max(...a.shape);
  const flat = reshape(a, [-1]) as Tensor;
  return rowsOf(a) === colsOf(a) ? (reshape(gather(flat, Int32Array.from({ length: n }, (_, i) => i * (n + 1))), [n, 1]) as Tensor) : diag(flat);
};

/** The functions of a matrix expression, by the names that @gradkit/matrix has for them, where they have derivatives. */
const matrixFunctions: Readonly<Record<string, MatrixFunction>> = {
  add: entrywise(add), sub: entrywise(sub), times: entrywise(mul), over: entrywise(div), div: entrywise(div), power: entrywise(pow), neg: ofOne(neg),
  mul: ([a, b]) => (isOne(a!) || isOne(b!) ? mul(a!, b!) : matmul(a!, b!)) as Tensor,
  matrixPower: ([a], [, k]) => (k! < 0 ? matrixPower(inverse(a!), -k!) : matrixPower(a!, k!)) as Tensor,
  transpose: ofOne(transpose),
  pi: () => broadcastTo(Math.PI, [1, 1]) as Tensor,
  tr: number(matrixTrace), sum: number(sum), prod: number(prod), logsumexp: number(logsumexp),
  norm1: number((a) => sum(abs(a))), norm2: number(norm), normF: number(norm), specnorm: number(spectralNorm), nucnorm: number(nuclearNorm), sval: ([a], [, k]) => one(svdvals(a!).slice(k! - 1)),
  det: number(det), logdet: number(logdet), inv: ofOne(inverse), adj: ofOne(adjugate), pinv: ofOne(pinv), chol: ofOne(cholesky), expm: ofOne(expm),
  kron: entrywise(kron), diag: ofOne(diagonal), tril: ofOne(tril), triu: ofOne(triu),
  vec: ([a]) => reshape(transpose(a!), [-1, 1]) as Tensor,
  unvec: ([a], [, m, n]) => transpose(reshape(a!, [n!, m!])) as Tensor,
  eye: (_, [n]) => eye(n!), ones: constant(1), zeros: constant(0),
  softmax: ([a]) => softmax(a!, 0) as Tensor, rowsoftmax: ([a]) => softmax(a!, 1) as Tensor,
};

/** The function of a name: one of matrices, or one of numbers for each entry. */
export const matrixFunctionNamed = (name: string): MatrixFunction | undefined => {
  if (Object.hasOwn(matrixFunctions, name)) return matrixFunctions[name];
  const f: unknown = Object.hasOwn(field, name) ? field[name as "sin"] : undefined;
  return typeof f === "function" ? ofOne(f as (a: Tensor) => Tensor) : undefined;
};
