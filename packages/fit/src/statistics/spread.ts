import { toNDArray, type Tensor } from "@gradkit/autodiff";
import { svd, svdvals } from "@gradkit/autodiff/linalg";
import { fromData } from "@gradkit/shapes";

/** How errors of the residuals become errors of the parameters: the covariance is F Fᵀ σ², and is never formed from JᵀJ. */
export interface Spread {
  /** F, shape (p, rank), row by row. */
  readonly factor: Float64Array;
  readonly rank: number;
  /** The triangle with columns of length 1, shape (p, p). */
  readonly scaled: Float64Array;
  /** Directions of the parameters in which the model does not change: the largest component has magnitude 1, the first one is positive. */
  readonly null: readonly Float64Array[];
}

/** With a diagonal above this the triangle is inverted as it is; or else singular values tell its rank. */
const plain = 1e-6;
/** Singular values below this part of the largest cannot be told from 0. */
const negligible = 1e-13;
/** A parameter has no part in a direction that has less of its column of length 1. */
const apart = 1e-7;

/**
 * The spread of p parameters from the triangle R of the weighted Jacobian: columns are scaled to length 1, so that units do not matter.
 *
 * @param r        shape (p, p), or a larger triangle whose first columns it is
 * @param without  parameters whose columns count as zero
 */
export const spreadOf = (r: Float64Array, p: number, without: readonly number[] = []): Spread => {
  const width = Math.sqrt(r.length);
  const lengths = new Float64Array(p);
  const scaled = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    lengths[j] = columnLength(r, width, j) || 1;
    if (!without.includes(j)) for (let i = 0; i <= j; i++) scaled[i * p + j] = r[i * width + j]! / lengths[j]!;
  }
  return isPlain({ scaled }) ? { factor: inverted(scaled, lengths), rank: p, scaled, null: [] } : decomposed(scaled, lengths);
};

/** Whether a triangle is far from singular. */
export const isPlain = ({ scaled }: Pick<Spread, "scaled">): boolean => {
  const p = Math.sqrt(scaled.length);
  for (let j = 0; j < p; j++) if (!(Math.abs(scaled[j * p + j]!) > plain)) return false;
  return true;
};

/** The length of a column of a triangle with rows of a width. */
export const columnLength = (r: Float64Array, width: number, j: number): number => {
  let square = 0;
  for (let i = 0; i <= j; i++) square += r[i * width + j]! ** 2;
  return Math.sqrt(square);
};

/** The inverse of a triangle, its rows divided by lengths. */
const inverted = (r: Float64Array, lengths: Float64Array): Float64Array => {
  const p = lengths.length;
  const inverse = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    inverse[j * p + j] = 1 / r[j * p + j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += r[i * p + k]! * inverse[k * p + j]!;
      inverse[i * p + j] = -sum / r[i * p + i]!;
    }
  }
  for (let i = 0; i < p; i++) for (let j = i; j < p; j++) inverse[i * p + j] = inverse[i * p + j]! / lengths[i]!;
  return inverse;
};

/** The spread by singular values, which says what is not determined. */
const decomposed = (scaled: Float64Array, lengths: Float64Array): Spread => {
  const p = lengths.length;
  const { s, v } = svd(fromData(scaled, [p, p]));
  const [singular, V] = [numbersOf(s), numbersOf(v)];
  const least = negligible * (singular[0] ?? 0);
  const rank = singular.filter((value) => value > least).length;
  const factor = new Float64Array(p * rank);
  for (let j = 0; j < p; j++) for (let k = 0; k < rank; k++) factor[j * rank + k] = V[j * p + k]! / (singular[k]! * lengths[j]!);
  const none = Array.from({ length: p - rank }, (_, k) => {
    const direction = Float64Array.from({ length: p }, (__, j) => (Math.abs(V[j * p + rank + k]!) < apart ? 0 : V[j * p + rank + k]! / lengths[j]!));
    const most = direction.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
    const sign = Math.sign(direction.find((x) => x !== 0)!);
    return direction.map((x) => (sign * x) / most);
  });
  return { factor, rank, scaled, null: none };
};

/** The ratio of the largest singular value to the least, of the Jacobian with columns of length 1; null below full rank. */
export const conditionOf = ({ scaled, rank }: Spread): number | null => {
  const p = Math.sqrt(scaled.length);
  if (rank < p) return null;
  const singular = p === 0 ? [1] : numbersOf(svdvals(fromData(scaled, [p, p])));
  return singular[0]! / singular.at(-1)!;
};

const numbersOf = (x: Tensor): Float64Array => Float64Array.from((toNDArray(x).toNested() as number[] | number[][]).flat());

/** ‖g F‖: the standard deviation of a quantity with that gradient, for residuals of standard deviation 1. */
export const deviation = ({ factor, rank }: Pick<Spread, "factor" | "rank">, gradient: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < rank; k++) {
    let part = 0;
    for (let j = 0; j < gradient.length; j++) part += gradient[j]! * factor[j * rank + k]!;
    sum += part * part;
  }
  return Math.sqrt(sum);
};
