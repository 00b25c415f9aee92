/** Which triangle of a matrix is meant, whether its transpose is, and whether its diagonal is taken to be 1. */
export interface Triangle {
  readonly lower: boolean;
  readonly transpose: boolean;
  readonly unit: boolean;
}

/** Replaces the n×m matrix X by T⁻¹X, T being a triangle of A; the first diagonal element that is 0, if any. */
export const triangularSolve = (a: Float64Array, x: Float64Array, n: number, m: number, { lower, transpose, unit }: Triangle): number | undefined => {
  const forward = lower !== transpose;
  for (let step = 0; step < n; step++) {
    const i = forward ? step : n - 1 - step;
    for (let j = forward ? 0 : i + 1; j < (forward ? i : n); j++) {
      const factor = transpose ? a[j * n + i]! : a[i * n + j]!;
      if (factor === 0) continue;
      for (let k = 0; k < m; k++) x[i * m + k] = x[i * m + k]! - factor * x[j * m + k]!;
    }
    if (unit) continue;
    const diagonal = a[i * n + i]!;
    if (diagonal === 0) return i;
    for (let k = 0; k < m; k++) x[i * m + k] = x[i * m + k]! / diagonal;
  }
  return undefined;
};
