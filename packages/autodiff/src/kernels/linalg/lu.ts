import type { BadPivot } from "./cholesky.js";
import { triangularSolve } from "./triangular-solve.js";

/**
 * Replaces an m×n matrix by its factors, L below the diagonal and U from it on, with rows exchanged so that each pivot is the largest of its column; row i
 * of the result was row order[i] of A. The sign is that of the exchange.
 *
 * @source Golub and Van Loan, Matrix Computations, algorithm 3.4.1
 */
export const factor = (a: Float64Array, m: number, n: number, order: Float64Array): number => {
  for (let i = 0; i < m; i++) order[i] = i;
  let sign = 1;
  for (let k = 0; k < Math.min(m, n); k++) {
    let best = k;
    for (let i = k + 1; i < m; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[best * n + k]!)) best = i;
    if (best !== k) {
      sign = -sign;
      for (let j = 0; j < n; j++) [a[k * n + j], a[best * n + j]] = [a[best * n + j]!, a[k * n + j]!];
      [order[k], order[best]] = [order[best]!, order[k]!];
    }
    const pivot = a[k * n + k]!;
    for (let i = k + 1; i < m; i++) {
      const below = a[i * n + k]!;
      const l = pivot === 0 ? below : below / pivot;   // where the largest is 0 the others are 0 or NaN
      a[i * n + k] = l;
      if (below === 0 && l === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j] = a[i * n + j]! - l * a[k * n + j]!;
    }
  }
  return sign;
};

/**
 * The first pivot that is 0 but for rounding: at most the bound of the error of the inner product that made it, so that a matrix is called singular that
 * cannot be told from one, and a diagonal one of whatever scales is not.
 *
 * @source Higham, Accuracy and Stability of Numerical Algorithms, (3.5)
 */
export const vanishingPivot = (lu: Float64Array, n: number): BadPivot | undefined => {
  for (let k = 0; k < n; k++) {
    let terms = 0;
    for (let i = 0; i < k; i++) terms += Math.abs(lu[k * n + i]! * lu[i * n + k]!);
    const value = lu[k * n + k]!;
    if (value === 0 || Math.abs(value) <= k * 2 ** -53 * terms) return { pivot: k, value };
  }
  return undefined;
};

const unitLower = { lower: true, transpose: false, unit: true };
const upper = { lower: false, transpose: false, unit: false };
const onTransposes = { transpose: true };

/** X of A X = B, or of AᵀX = B, for an n×n and an n×m matrix; a pivot of A where it is singular to rounding. */
export const solve = (a: Float64Array, b: Float64Array, x: Float64Array, n: number, m: number, transpose = false): BadPivot | undefined => {
  const lu = a.slice();
  const order = new Float64Array(n);
  factor(lu, n, n, order);
  const bad = vanishingPivot(lu, n);
  if (bad) return bad;
  const row = (from: Float64Array, i: number): Float64Array => from.subarray(i * m, (i + 1) * m);
  if (transpose) {
    const y = b.slice();
    triangularSolve(lu, y, n, m, { ...upper, ...onTransposes });
    triangularSolve(lu, y, n, m, { ...unitLower, ...onTransposes });
    for (let i = 0; i < n; i++) row(x, order[i]!).set(row(y, i));
  } else {
    for (let i = 0; i < n; i++) row(x, i).set(row(b, order[i]!));
    triangularSolve(lu, x, n, m, unitLower);
    triangularSolve(lu, x, n, m, upper);
  }
  return undefined;
};
