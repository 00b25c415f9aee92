import { determinant, isClearlyRegular, product } from "./determinant.js";
import { factor, solve } from "./lu.js";
import { identity, inverseScale, largest } from "./matrices.js";
import { svd } from "./singular-values.js";

/**
 * adj A, for which A adj A = det A · I: det A · A⁻¹ where A is clearly regular, and else from A = U S Vᵀ as det U det V · V adj S Uᵀ, where the elements of
 * adj S are products of all singular values but one; right for every rank.
 *
 * @source Stewart (1998), On the adjugate matrix
 */
export const adjugate = (a: Float64Array, n: number, out: Float64Array): void => {
  const scale = inverseScale(largest(a));
  const scaled = a.map((x) => x * scale);
  const lu = scaled.slice();
  factor(lu, n, n, new Float64Array(n));
  if (isClearlyRegular(lu, n)) {
    solve(scaled, identity(n), out, n, n);
    const det = determinant(scaled, n);
    for (let i = 0; i < out.length; i++) out[i] = out[i]! * det;
  } else fromSvd(scaled, n, out);
  // adj(cA) = cⁿ⁻¹ adj A
  for (let k = 1; k < n; k++) for (let i = 0; i < out.length; i++) out[i] = out[i]! / scale;
};

const fromSvd = (a: Float64Array, n: number, out: Float64Array): void => {
  const [u, s, v] = [new Float64Array(n * n), new Float64Array(n), new Float64Array(n * n)];
  svd(a, n, n, u, s, v);
  const sign = Math.round(determinant(u, n) * determinant(v, n));
  for (let k = 0; k < n; k++) {
    const others = sign * product([...s].toSpliced(k, 1));
    if (others === 0) continue;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i * n + j] = out[i * n + j]! + others * v[i * n + k]! * u[j * n + k]!;
  }
};
