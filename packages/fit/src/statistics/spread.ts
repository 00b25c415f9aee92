import { toNDArray, type Tensor } from "@gradkit/autodiff";
import { svd } from "@gradkit/autodiff/linalg";
import { fromData } from "@gradkit/shapes";

/** How errors of the residuals become errors of the parameters: the covariance is F Fᵀ σ², and is never formed from JᵀJ. */
export interface Spread {
  /** F, shape (p, rank), row by row. */
  readonly factor: Float64Array;
  readonly rank: number;
  /** The ratio of the largest singular value to the least, of the Jacobian with columns of length 1; Infinity below full rank. */
  readonly condition: number;
  /** Directions of the parameters in which the model does not change, the largest component 1. */
  readonly null: readonly Float64Array[];
}

/** Singular values below this part of the largest cannot be told from 0. */
const negligible = 1e-13;

/** A parameter has no part in a direction that has less of its column of length 1. */
const apart = 1e-7;

/**
 * The spread of p parameters from the triangle R of the weighted Jacobian, shape (p, p): columns are scaled to length 1, so that units do not matter, and decomposed.
 *
 * @param without  parameters whose columns count as zero
 */
export const spreadOf = (r: Float64Array, p: number, without: readonly number[] = []): Spread => {
  const lengths = Float64Array.from({ length: p }, (_, j) => Math.hypot(...Array.from({ length: j + 1 }, (_, i) => r[i * p + j]!)) || 1);
  const scaled = Float64Array.from(r, (x, k) => (without.includes(k % p) ? 0 : x / lengths[k % p]!));
  const { s, v } = svd(fromData(scaled, [p, p]));
  const [singular, V] = [numbersOf(s), numbersOf(v)];
  const least = negligible * (singular[0] ?? 0);
  const rank = singular.filter((value) => value > least).length;
  const factor = new Float64Array(p * rank);
  for (let j = 0; j < p; j++) for (let k = 0; k < rank; k++) factor[j * rank + k] = V[j * p + k]! / (singular[k]! * lengths[j]!);
  const none = Array.from({ length: p - rank }, (_, k) => {
    const direction = Float64Array.from({ length: p }, (_, j) => (Math.abs(V[j * p + rank + k]!) < apart ? 0 : V[j * p + rank + k]! / lengths[j]!));
    const most = direction.reduce((max, x) => (Math.abs(x) > Math.abs(max) ? x : max), 0);
    return direction.map((x) => x / most);
  });
  return { factor, rank, condition: rank < p ? Infinity : p === 0 ? 1 : singular[0]! / singular[p - 1]!, null: none };
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
