import { array, type Numbers } from "./array.js";
import type { NDArray } from "./nd-array.js";

/** How far two numbers may lie apart. */
export interface Tolerance {
  /** Relative to the larger magnitude; 1e-5 where not given. */
  readonly rtol?: number;
  /** In the unit of the numbers; 1e-8 where not given. */
  readonly atol?: number;
}

/**
 * Whether two arrays have the same shape and elements within |a - b| ≤ atol + rtol · max(|a|, |b|). Infinities are close to themselves alone, NaN to nothing.
 *
 * @example
 * isClose(array([1, 2]), [1, 2 + 1e-9])       // => true
 * isClose([1, 2], [1, 2.1], { rtol: 0.1 })    // => true
 * isClose([1, 2], [[1, 2]])                   // => false
 */
export const isClose = (a: NDArray | Numbers, b: NDArray | Numbers, { rtol = 1e-5, atol = 1e-8 }: Tolerance = {}): boolean => {
  const [left, right] = [array<NDArray | Numbers>(a), array<NDArray | Numbers>(b)];
  return (
    String(left.shape) === String(right.shape) &&
    left.data.every((x, i) => {
      const y = right.data[i]!;
      return x === y || Math.abs(x - y) - rtol * Math.max(x, -x, y, -y) <= atol;
    })
  );
};
