import { dense, entry, euclidean, eye, mapped, scalarOf, type Dense } from "../dense/dense.js";
import { callNode, isScalar, sizeScalar, type MatrixExpr } from "../expr.js";
import { timesSizes, type Size } from "../size.js";
import { delta, split } from "../tensor/atoms.js";
import { pointwisePower } from "../tensor/power.js";
import { constantTerm, factorOf, index, scalarAt, summed, times, type Index } from "../tensor/term.js";
import { anyMatrix, binary, ofArray, scalarExtent, unary, type FunctionRow, type FunctionRows, type Shapes } from "./row.js";

const total = (a: Dense): number => a.data.reduce((sum, x) => sum + x, 0);
const indexFor = (size: Size | null): Index | null => (size === null ? null : index(size));

/** Axes that a function makes one, or one that it makes two; an axis that is missing is of size 1. */
const joined = (whole: Index | null, high: Index | null, low: Index | null) =>
  high === null || low === null ? (whole === null ? constantTerm(1) : delta(whole, (high ?? low)!)) : split(whole!, high, low);

const constantMatrix = (value: number, lower: NonNullable<FunctionRow["lower"]>): FunctionRow => ({
  arity: [1, 2],
  shape: ([m, n], { size }) => ({ rows: size(m!), cols: n ? size(n) : null }),
  value: ([m, n]) => dense(m!.data[0]!, n ? n.data[0]! : 1, () => value),
  lower,
});

/** The square root of the sum of the squared entries. */
const norm = (shape: FunctionRow["shape"]): FunctionRow => ({
  arity: unary,
  shape,
  value: ([a]) => scalarOf(euclidean(a!)),
  lower: (lower, { args: [a] }) => pointwisePower(lower, squares(a!), scalarAt, 0.5),
});

/** x'*x, or tr(X'*X). */
const squares = (a: MatrixExpr): MatrixExpr => {
  const transposed = callNode("transpose", [a], { rows: a.cols, cols: a.rows });
  if (a.cols === null) return callNode("mul", [transposed, a], scalarExtent);
  if (a.rows === null) return callNode("mul", [a, transposed], scalarExtent);
  return callNode("tr", [callNode("mul", [transposed, a], { rows: a.cols, cols: a.cols })], scalarExtent);
};

const triangle = (upper: boolean): FunctionRow => {
  const keeps = (i: number, j: number): boolean => (upper ? j >= i : i >= j);
  return {
    arity: unary,
    shape: anyMatrix,
    value: ([a]) => dense(a!.rows, a!.cols, (i, j) => (keeps(i, j) ? entry(a!, i, j) : 0)),
    lower: (lower, { name, args: [a] }, at) => {
      const isMask = a!.kind === "call" && a!.name === "ones";
      const mask = isMask ? a! : callNode("ones", [sizeScalar(a!.rows!), sizeScalar(a!.cols!)], a!);
      const masked = factorOf(callNode(name, [mask], a!), at.filter((i) => i !== null));
      return isMask ? masked : times(lower(a!, at), masked);
    },
  };
};

const column = ([a]: readonly MatrixExpr[], shapes: Shapes) => (a!.cols === null && a!.rows !== null ? a! : shapes.refuse("the argument must be a column", "vec(X) or x'"));

/** Sums, diagonals and joins of axes: all are sums of products of entries. */
export const structure = {
  tr: {
    arity: unary,
    shape: ([a], shapes) => (isScalar(a!) || shapes.square(a!), scalarExtent),
    value: ([a]) => scalarOf(Array.from({ length: a!.rows }, (_, i) => entry(a!, i, i)).reduce((x, y) => x + y, 0)),
    lower: (lower, { args: [a] }) => {
      const k = indexFor(a!.rows);
      return summed(lower(a!, [k, k]), k);
    },
  },
  sum: {
    arity: unary,
    shape: () => scalarExtent,
    value: ([a]) => scalarOf(total(a!)),
    lower: (lower, { args: [a] }) => {
      const [i, j] = [indexFor(a!.rows), indexFor(a!.cols)];
      return summed(lower(a!, [i, j]), i, j);
    },
  },
  diag: {
    arity: unary,
    shape: ([a], shapes) => {
      if (isScalar(a!)) shapes.refuse("the argument must be a vector or a square matrix");
      const n = a!.rows === null || a!.cols === null ? (a!.rows ?? a!.cols) : shapes.square(a!);
      return a!.rows !== null && a!.cols !== null ? { rows: n, cols: null } : { rows: n, cols: n };
    },
    value: ([a]) => {
      const n = Math.max(a!.rows, a!.cols);
      return a!.rows === a!.cols ? dense(n, 1, (i) => entry(a!, i, i)) : dense(n, n, (i, j) => (i === j ? a!.data[i]! : 0));
    },
    lower: (lower, { args: [a] }, [i, j]) => {
      if (a!.rows !== null && a!.cols !== null) return lower(a!, [i, i]);
      return times(delta(i!, j!), lower(a!, a!.cols === null ? [i, null] : [null, i]));
    },
  },
  vec: {
    arity: unary,
    shape: ([a], shapes) => ({ ...ofArray([a!], shapes), rows: timesSizes(a!.rows ?? 1, a!.cols ?? 1) }),
    value: ([a]) => dense(a!.data.length, 1, (k) => entry(a!, k % a!.rows, Math.floor(k / a!.rows))),
    lower: (lower, { args: [a] }, [i]) => {
      const [row, col] = [indexFor(a!.rows), indexFor(a!.cols)];
      return summed(times(joined(i, col, row), lower(a!, [row, col])), row, col);
    },
  },
  unvec: {
    arity: [3, 3],
    shape: ([a, m, n], shapes) => {
      column([a!], shapes);
      const [rows, cols] = [shapes.size(m!), shapes.size(n!)];
      shapes.same(a!.rows, timesSizes(rows, cols), "the length must be rows × columns");
      return { rows, cols };
    },
    value: ([a, m, n]) => dense(m!.data[0]!, n!.data[0]!, (i, j) => a!.data[j * m!.data[0]! + i]!),
    lower: (lower, { args: [a] }, [i, j]) => {
      const k = index(a!.rows!);
      return summed(times(split(k, j!, i!), lower(a!, [k, null])), k);
    },
  },
  kron: {
    arity: binary,
    shape: ([a, b]) => {
      const along = (x: Size | null, y: Size | null): Size | null => (x === null && y === null ? null : timesSizes(x ?? 1, y ?? 1));
      return { rows: along(a!.rows, b!.rows), cols: along(a!.cols, b!.cols) };
    },
    value: ([a, b]) => dense(a!.rows * b!.rows, a!.cols * b!.cols, (i, j) =>
      entry(a!, Math.floor(i / b!.rows), Math.floor(j / b!.cols)) * entry(b!, i % b!.rows, j % b!.cols)),
    lower: (lower, { args: [a, b] }, [i, j]) => {
      const [ai, aj, bi, bj] = [indexFor(a!.rows), indexFor(a!.cols), indexFor(b!.rows), indexFor(b!.cols)];
      return summed(times(joined(i, ai, bi), joined(j, aj, bj), lower(a!, [ai, aj]), lower(b!, [bi, bj])), ai, aj, bi, bj);
    },
  },
  norm1: {
    arity: unary,
    shape: () => scalarExtent,
    value: ([a]) => scalarOf(total(mapped(Math.abs, a!))),
    lower: (lower, { args: [a] }) => lower(callNode("sum", [callNode("abs", [a!], a!)], scalarExtent), scalarAt),
  },
  norm2: norm((args, shapes) => (args[0]!.rows === null || args[0]!.cols === null ? scalarExtent : shapes.refuse("the argument must be a vector", "normF(X) or specnorm(X)"))),
  normF: norm(() => scalarExtent),
  eye: { arity: unary, shape: ([n], { size }) => ({ rows: size(n!), cols: size(n!) }), value: ([n]) => eye(n!.data[0]!), lower: (_, __, [i, j]) => delta(i!, j!) },
  ones: constantMatrix(1, () => constantTerm(1)),
  zeros: constantMatrix(0, () => []),
  tril: triangle(false),
  triu: triangle(true),
} satisfies FunctionRows;
