import type { Dtype } from "./dtype.js";
import { zeros } from "./full.js";
import type { NDArray } from "./nd-array.js";

/**
 * The numbers 0, 1, … n - 1.
 *
 * @throws shapes/shape when n is negative or not whole
 * @example
 * arange(6).reshape([2, 3]).toNested() // => [[0, 1, 2], [3, 4, 5]]
 */
export const arange = <const N extends number>(n: N, dtype?: Dtype): NDArray<readonly [N]> => {
  const numbers = zeros([n], dtype);
  for (let i = 0; i < n; i++) numbers.data[i] = i;
  return numbers;
};
