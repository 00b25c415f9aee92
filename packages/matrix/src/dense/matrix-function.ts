import { added, block, dense, entry, eye, largest, product, scaled, subtracted, type Dense } from "./dense.js";
import { inverse } from "./lu.js";

/** Σ c_k Aᵏ by Horner's scheme. */
const polynomial = (coefficients: readonly number[], a: Dense): Dense =>
  coefficients.reduceRight((sum, c) => {
    const next = product(sum, a);
    for (let k = 0; k < next.data.length; k += a.rows + 1) next.data[k]! += c;
    return next;
  }, scaled(0, a));

const factorials = Array.from({ length: 15 }, (_, k) => 1 / Array.from({ length: k }, (_, j) => j + 1).reduce((a, b) => a * b, 1));

/** The exponential of a matrix, by scaling to at most 1/4 and squaring of its Taylor polynomial. */
export const expm = (a: Dense): Dense => {
  const squarings = Math.max(0, Math.ceil(Math.log2(largest(a) * a.rows)) + 2);
  let result = polynomial(factorials, scaled(2 ** -squarings, a));
  for (let k = 0; k < squarings; k++) result = product(result, result);
  return result;
};

/** The sine and cosine, from the exponential of [[0, −A], [A, 0]] = i·A in real numbers. */
const circular = (a: Dense): Dense => {
  const n = a.rows;
  return expm(dense(2 * n, 2 * n, (i, j) => (i < n === j < n ? 0 : i < n ? -entry(a, i, j - n) : entry(a, i - n, j))));
};
export const sinm = (a: Dense): Dense => block(circular(a), a.rows, 0, a.rows, a.rows);
export const cosm = (a: Dense): Dense => block(circular(a), 0, 0, a.rows, a.rows);

/** The principal square root, by the iteration of Denman and Beavers; not finite where there is none. */
export const sqrtm = (a: Dense): Dense => {
  let [y, z] = [a, eye(a.rows)];
  for (let k = 0; k < 60; k++) {
    const next = scaled(0.5, added(y, inverse(z)));
    z = scaled(0.5, added(z, inverse(y)));
    const change = largest(subtracted(next, y));
    y = next;
    if (change <= 1e-16 * largest(y)) return y;
    if (Number.isNaN(change)) break;
  }
  return largest(subtracted(product(y, y), a)) <= 1e-9 * largest(a) ? y : scaled(NaN, a);
};

/** The principal logarithm, by square roots until the matrix is near I, and 2·artanh of (R − I)(R + I)⁻¹. */
export const logm = (a: Dense): Dense => {
  const one = eye(a.rows);
  let [root, factor] = [a, 2];
  for (let k = 0; k < 40 && largest(subtracted(root, one)) > 0.2; k++) [root, factor] = [sqrtm(root), 2 * factor];
  const t = product(subtracted(root, one), inverse(added(root, one)));
  const series = polynomial(Array.from({ length: 14 }, (_, k) => 1 / (2 * k + 1)), product(t, t));
  return scaled(factor, product(t, series));
};

/**
 * The derivative of a matrix function in directions E₁, …, E_k (Fréchet), for any analytic f: the corner block of f of a triangular block matrix.
 *
 * @source Higham, Functions of Matrices (2008), theorem 3.6 and Mathias (1996) for higher orders
 */
export const frechet = (f: (a: Dense) => Dense, a: Dense, directions: readonly Dense[]): Dense => {
  const big = directions.reduce((inner, direction) => {
    const n = inner.rows;
    const diagonal = (i: number, j: number): number => (Math.floor(i / a.rows) === Math.floor(j / a.rows) ? entry(direction, i % a.rows, j % a.rows) : 0);
    return dense(2 * n, 2 * n, (i, j) => (i < n === j < n ? entry(inner, i % n, j % n) : i < n ? diagonal(i, j - n) : 0));
  }, a);
  const value = f(big);
  return block(value, 0, big.rows - a.rows, a.rows, a.rows);
};
