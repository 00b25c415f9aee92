import { fromData, NDArray, strides, type Data, type Dtype, type Shape } from "@gradkit/shapes";

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

export const allocate = (dtype: Dtype, length: number): Data => new classes[dtype](length);

/** The elements in row-major order, a window on the storage where it has that order. */
export const dense = (a: NDArray): Data => {
  const expected = strides(a.shape);
  const isDense = a.shape.every((size, k) => size === 1 || a.strides[k] === expected[k]);
  return isDense ? a.data.subarray(a.offset, a.offset + a.size) : a.copy().data;
};

export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

export const wrap = (data: Data, shape: Shape): NDArray => new NDArray(data, shape);

/** One number as an array of that dtype. */
export const scalar = (value: number, dtype: Dtype = "float64"): NDArray => fromData(classes[dtype].of(value), []);

/** A shape around an axis: how many blocks before it, its size, how many elements after it. */
export const around = (shape: Shape, axis: number): { readonly outer: number; readonly size: number; readonly inner: number } => ({
  outer: sizeOf(shape.slice(0, axis)),
  size: shape[axis]!,
  inner: sizeOf(shape.slice(axis + 1)),
});
