import { svd } from "./singular-values.js";

/** The n×m pseudoinverse V diag(1/s) Uᵀ of an m×n matrix; singular values up to `tolerance` times the largest count as 0. */
export const pinv = (a: Float64Array, m: number, n: number, tolerance: number, out: Float64Array): void => {
  const k = Math.min(m, n);
  const [u, s, v] = [new Float64Array(m * k), new Float64Array(k), new Float64Array(n * k)];
  svd(a, m, n, u, s, v);
  for (let l = 0; l < k; l++) {
    if (s[l]! <= tolerance * s[0]!) continue;
    for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out[i * m + j] = out[i * m + j]! + (v[i * k + l]! / s[l]!) * u[j * k + l]!;
  }
};
