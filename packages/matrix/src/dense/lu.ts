import { added, dense, entry, eye, largest, mapped, product, subtracted, type Dense } from "./dense.js";

interface Factors {
  /** L below the diagonal, which is 1, and U from it on. */
  readonly lu: Dense;
  readonly order: readonly number[];
  readonly sign: number;
}

/** P·A = L·U by elimination with partial pivoting. */
const factors = (a: Dense): Factors => {
  const n = a.rows;
  const data = a.data.slice();
  const order = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(data[i * n + k]!) > Math.abs(data[pivot * n + k]!)) pivot = i;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) [data[k * n + j], data[pivot * n + j]] = [data[pivot * n + j]!, data[k * n + j]!];
      [order[k], order[pivot]] = [order[pivot]!, order[k]!];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = data[k * n + k] === 0 ? 0 : data[i * n + k]! / data[k * n + k]!;
      data[i * n + k] = factor;
      for (let j = k + 1; j < n; j++) data[i * n + j]! -= factor * data[k * n + j]!;
    }
  }
  return { lu: { rows: n, cols: n, data }, order, sign };
};

/** Numbers whose product is the determinant. */
const pivots = (a: Dense): number[] => {
  const { lu, sign } = factors(a);
  return [sign, ...Array.from({ length: a.rows }, (_, k) => entry(lu, k, k))];
};

/** The determinant. */
export const determinant = (a: Dense): number => pivots(a).reduce((det, pivot) => det * pivot);

/** Its logarithm, also where it is too large or too small for a double; NaN where it is negative. */
export const logDeterminant = (a: Dense): number => {
  const list = pivots(a);
  return Math.log(list.reduce((sign, pivot) => sign * Math.sign(pivot))) + list.reduce((sum, pivot) => sum + Math.log(Math.abs(pivot)), 0);
};

/** The solution X of A·X = B; its entries are not finite where A is singular. */
export const solved = (a: Dense, b: Dense): Dense => {
  const { lu, order } = factors(a);
  const n = a.rows;
  const x = dense(n, b.cols, (i, j) => entry(b, order[i]!, j));
  const { data } = x;
  const eliminate = (i: number, k: number): void => {
    for (let j = 0; j < b.cols; j++) data[i * b.cols + j]! -= entry(lu, i, k) * data[k * b.cols + j]!;
  };
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) eliminate(i, k);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) eliminate(i, k);
    for (let j = 0; j < b.cols; j++) data[i * b.cols + j]! /= entry(lu, i, i);
  }
  return x;
};

/** The inverse, refined once by Newton's step where that is finite. */
export const inverse = (a: Dense): Dense => {
  const x = solved(a, eye(a.rows));
  return added(x, product(x, subtracted(eye(a.rows), product(a, x))));
};

/** The adjugate, which is defined for a singular matrix too: its entries are signed minors. */
export const adjugate = (a: Dense): Dense => {
  const n = a.rows;
  const minor = (row: number, col: number): Dense => dense(n - 1, n - 1, (i, j) => entry(a, i < row ? i : i + 1, j < col ? j : j + 1));
  return dense(n, n, (i, j) => (-1) ** (i + j) * determinant(minor(j, i)));
};

/** How far from symmetric, relative to its largest entry, rounding may leave a matrix. */
const rounding = 1e-12;

/** The lower triangular L of A = L·Lᵀ; not finite where A is not symmetric or not positive definite. */
export const cholesky = (a: Dense): Dense => {
  const n = a.rows;
  const top = largest(a);
  const isSymmetric = a.data.every((x, k) => Math.abs(x - entry(a, k % n, Math.floor(k / n))) <= rounding * top);
  if (!isSymmetric) return mapped(() => NaN, a);
  const l = mapped(() => 0, a);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = entry(a, i, j);
      for (let k = 0; k < j; k++) rest -= entry(l, i, k) * entry(l, j, k);
      l.data[i * n + j] = i === j ? Math.sqrt(rest) : rest / entry(l, j, j);
    }
  }
  return l;
};
