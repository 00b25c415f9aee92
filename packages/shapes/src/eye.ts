import type { Dtype } from "./dtype.js";
import { zeros } from "./full.js";
import type { NDArray } from "./nd-array.js";

/**
 * The identity matrix of n rows.
 *
 * @throws shapes/shape when n is negative or not whole
 * @example
 * eye(2).toNested() // => [[1, 0], [0, 1]]
 */
export const eye = <const N extends number>(n: N, dtype?: Dtype): NDArray<readonly [N, N]> => {
  const identity = zeros([n, n], dtype);
  for (let i = 0; i < n; i++) identity.data[i * (n + 1)] = 1;
  return identity;
};
