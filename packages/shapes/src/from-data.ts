import { array } from "./array.js";
import { isData, type Data } from "./dtype.js";
import { error } from "./errors.js";
import { NDArray } from "./nd-array.js";
import type { Shape } from "./shape.js";
import { sizeOf } from "./size.js";

/**
 * An array over data in row-major order. Storage of a dtype is used as it is, without a copy; other numbers, plain or of another typed array, become float64.
 *
 * @throws shapes/length when there is not one number for each element of the shape; shapes/number when one is none
 * @example
 * fromData([1, 2, 3, 4, 5, 6], [2, 3]).toNested() // => [[1, 2, 3], [4, 5, 6]]
 * fromData(new Int32Array(4), [2, 2]).dtype       // => "int32"
 */
export const fromData = <const S extends Shape>(data: Data | readonly number[], shape: S): NDArray<S> => {
  const size = sizeOf("fromData", shape);
  const own = isData(data) ? data : array<readonly number[]>(data).data;
  if (own.length !== size) throw error("shapes/length", { call: "fromData", got: own.length, of: shape, pair: [own.length, size] });
  return new NDArray(own, shape);
};
