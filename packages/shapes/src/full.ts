import { allocate, checkNumber, type Dtype } from "./dtype.js";
import { NDArray } from "./nd-array.js";
import type { Shape } from "./shape.js";
import { sizeOf } from "./size.js";

const filled = <S extends Shape>(call: string, shape: S, value: number, dtype: Dtype = "float64"): NDArray<S> =>
  new NDArray(allocate(dtype, sizeOf(call, shape)).fill(checkNumber(call, dtype, value)), shape);

/**
 * An array of one value.
 *
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * full([2, 2], 7).toNested() // => [[7, 7], [7, 7]]
 */
export const full = <const S extends Shape>(shape: S, value: number, dtype?: Dtype): NDArray<S> => filled("full", shape, value, dtype);

/**
 * An array of zeros.
 *
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * zeros([2, 3], "int32").toNested() // => [[0, 0, 0], [0, 0, 0]]
 */
export const zeros = <const S extends Shape>(shape: S, dtype?: Dtype): NDArray<S> => filled("zeros", shape, 0, dtype);

/**
 * An array of ones.
 *
 * @throws shapes/shape when a size is negative or not whole
 * @example
 * ones([2]).toNested() // => [1, 1]
 */
export const ones = <const S extends Shape>(shape: S, dtype?: Dtype): NDArray<S> => filled("ones", shape, 1, dtype);
