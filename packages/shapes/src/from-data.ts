import { array } from "./array.js";
import type { Data } from "./dtype.js";
import { error } from "./errors.js";
import { NDArray } from "./nd-array.js";
import type { Shape } from "./shape.js";
import { sizeOf } from "./size.js";

/**
 * An array over data in row-major order. A typed array is used as it is, without a copy, and gives the dtype; plain numbers become float64.
 *
 * @throws shapes/length when there is not one number for each element of the shape
 * @example
 * fromData([1, 2, 3, 4, 5, 6], [2, 3]).toNested() // => [[1, 2, 3], [4, 5, 6]]
 * fromData(new Int32Array(4), [2, 2]).dtype       // => "int32"
 */
export const fromData = <const S extends Shape>(data: Data | readonly number[], shape: S): NDArray<S> => {
  const size = sizeOf("fromData", shape);
  if (data.length !== size) throw error("shapes/length", { call: "fromData", got: data.length, of: shape, pair: [data.length, size] });
  return new NDArray(ArrayBuffer.isView(data) ? data : array(data).data, shape);
};
