import { column, dense, entry, product, scalarOf, transposed, type Dense } from "../dense/dense.js";
import { eigen } from "../dense/eigen.js";
import { adjugate, cholesky, determinant, inverse, logDeterminant } from "../dense/lu.js";
import { cosm, expm, logm, sinm, sqrtm } from "../dense/matrix-function.js";
import { pseudoinverse, svd } from "../dense/svd.js";
import type { MatrixExpr } from "../expr.js";
import type { Extent, Size } from "../size.js";
import { anyMatrix, binary, ofArray, scalarExtent, unary, type FunctionRow, type FunctionRows, type Shapes } from "./row.js";

const square = ([a]: readonly MatrixExpr[], shapes: Shapes): MatrixExpr => (shapes.square(a!), a!);

const ofSquare = (value: (a: Dense) => Dense): FunctionRow => ({ arity: unary, shape: square, value: ([a]) => value(a!) });
const numberOf = (shape: typeof square, value: (a: Dense) => number): FunctionRow => ({
  arity: unary,
  shape: (args, shapes) => (shape(args, shapes), scalarExtent),
  value: ([a]) => scalarOf(value(a!)),
});

/** A function of a matrix and of the number, from 1, of the eigenvalue or singular value that is meant. */
const ranked = (extent: (a: MatrixExpr, n: Size) => Extent, shape: typeof square, value: (a: Dense, k: number) => Dense): FunctionRow => ({
  arity: binary,
  shape: ([a, k], shapes) => {
    shapes.size(k!);
    return extent(shape([a!], shapes), a!.rows!);
  },
  value: ([a, k]) => value(a!, k!.data[0]! - 1),
});
const one = () => scalarExtent;

const picked = (values: readonly number[], k: number): Dense => scalarOf(values[k] ?? NaN);
const vectorAt = (vectors: Dense, k: number): Dense => (k >= 0 && k < vectors.cols ? column(vectors, k) : dense(vectors.rows, 1, () => NaN));
const thin = (side: "rows" | "cols", take: (a: Dense) => Dense): FunctionRow => ({
  arity: unary,
  shape: (args, shapes) => {
    const { rows, cols } = anyMatrix(args, shapes);
    return { rows: side === "rows" ? rows : cols, cols };
  },
  value: ([a]) => take(a!),
});

/** Inverses, determinants, matrix functions, eigenvalues and singular values. */
export const spectral = {
  inv: ofSquare(inverse),
  adj: ofSquare(adjugate),
  det: numberOf(square, determinant),
  logdet: numberOf(square, logDeterminant),
  pinv: { arity: unary, shape: (args, shapes) => ({ rows: anyMatrix(args, shapes).cols, cols: args[0]!.rows }), value: ([a]) => pseudoinverse(a!) },
  chol: ofSquare(cholesky),
  expm: ofSquare(expm),
  logm: ofSquare(logm),
  sqrtm: ofSquare(sqrtm),
  sinm: ofSquare(sinm),
  cosm: ofSquare(cosm),
  eigvals: { arity: unary, shape: ([a], shapes) => ({ rows: shapes.square(a!), cols: null }), value: ([a]) => ({ rows: a!.rows, cols: 1, data: Float64Array.from(eigen(a!).values) }) },
  eigvecs: ofSquare((a) => eigen(a).vectors),
  eigval: ranked(one, square, (a, k) => picked(eigen(a).values, k)),
  eigvec: ranked((_, rows) => ({ rows, cols: null }), square, (a, k) => vectorAt(eigen(a).vectors, k)),
  specnorm: numberOf(anyMatrix, (a) => svd(a).s[0]!),
  nucnorm: numberOf(anyMatrix, (a) => svd(a).s.reduce((x, y) => x + y, 0)),
  sval: ranked(one, anyMatrix, (a, k) => picked(svd(a).s, k)),
  leftsv: ranked((_, rows) => ({ rows, cols: null }), anyMatrix, (a, k) => vectorAt(svd(a).u, k)),
  rightsv: ranked(({ cols }) => ({ rows: cols, cols: null }), anyMatrix, (a, k) => vectorAt(svd(a).v, k)),
  svdU: thin("rows", (a) => svd(a).u),
  svdV: thin("cols", (a) => svd(a).v),
  diagsums: ofSquare((a) => {
    const sums = new Map<number, number>();
    for (let i = 0; i < a.rows; i++) for (let j = 0; j < a.cols; j++) sums.set(i - j, (sums.get(i - j) ?? 0) + entry(a, i, j));
    return dense(a.rows, a.cols, (i, j) => sums.get(i - j)!);
  }),
} satisfies FunctionRows;

/** Functions of the rows of an array that are no functions of single entries. */
export const rowwise = {
  softmax: { arity: unary, shape: ([a], shapes) => (a!.cols === null && a!.rows !== null ? a! : shapes.refuse("the argument must be a column", "rowsoftmax(X)")), value: ([a]) => transposed(softRows(transposed(a!))) },
  rowsoftmax: { arity: unary, shape: anyMatrix, value: ([a]) => softRows(a!) },
  logsumexp: {
    arity: unary,
    shape: ofArray,
    value: ([a]) => {
      const top = highest(a!.data);
      return scalarOf(top + Math.log(a!.data.reduce((sum, x) => sum + Math.exp(x - top), 0)));
    },
  },
  prod: { arity: unary, shape: ofArray, value: ([a]) => scalarOf(a!.data.reduce((x, y) => x * y, 1)) },
} satisfies FunctionRows;

const highest = (data: Float64Array): number => data.reduce((top, x) => Math.max(top, x), -Infinity);

const softRows = (a: Dense): Dense => {
  const tops = Array.from({ length: a.rows }, (_, i) => highest(a.data.subarray(i * a.cols, (i + 1) * a.cols)));
  const raised = dense(a.rows, a.cols, (i, j) => Math.exp(entry(a, i, j) - tops[i]!));
  const sums = product(raised, dense(a.cols, 1, () => 1));
  return dense(a.rows, a.cols, (i, j) => entry(raised, i, j) / sums.data[i]!);
};
