import { NDArray, type Data, type Dtype, type Shape } from "@gradkit/shapes";
import { copyRows, isContiguous } from "./rows.js";

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;

export const allocate = (dtype: Dtype, length: number): Data => (dtype === "float64" ? new Float64Array(length) : new classes[dtype](length));

/** The dtype of an array's numbers, quickly for the commonest. */
export const dtypeOf = (a: NDArray): Dtype => (a.data instanceof Float64Array ? "float64" : a.dtype);

/** The elements in row-major order, a window on the storage where it has that order. */
export const dense = (a: NDArray): Data => {
  const size = sizeOf(a.shape);
  if (isContiguous(a.shape, a.strides)) return a.offset === 0 && a.data.length === size ? a.data : a.data.subarray(a.offset, a.offset + size);
  const out = allocate(dtypeOf(a), size);
  copyRows(out, rowMajor(a.shape), 0, a.data, a.strides, a.offset, a.shape);
  return out;
};

export const sizeOf = (shape: Shape): number => {
  let size = 1;
  for (let k = 0; k < shape.length; k++) size *= shape[k]!;
  return size;
};

const [none, unit]: readonly Shape[] = [[], [1]];

/** Strides of an array without gaps: of scalars and of vectors always the same lists. */
export const rowMajor = (shape: Shape): Shape => {
  if (shape.length < 2) return shape.length === 0 ? none! : unit!;
  const strides = Array<number>(shape.length);
  for (let k = shape.length - 1, stride = 1; k >= 0; k--) {
    strides[k] = stride;
    stride *= shape[k]!;
  }
  return strides;
};

export const wrap = (data: Data, shape: Shape): NDArray => new NDArray(data, shape, rowMajor(shape), 0);

/** The same numbers in row-major order, in storage of their own: whoever gets them may read it as a list, and write to it. */
export const copyOf = (numbers: NDArray): NDArray => wrap(dense(numbers).slice(), numbers.shape);

/** One number as an array of that dtype, which can hold it. */
export const scalar = (value: number, dtype: Dtype = "float64"): NDArray => {
  const data = allocate(dtype, 1);
  data[0] = value;
  return new NDArray(data, [], [], 0);
};

/** A shape around an axis: how many blocks before it, its size, how many elements after it. */
export const around = (shape: Shape, axis: number): { readonly outer: number; readonly size: number; readonly inner: number } => ({
  outer: sizeOf(shape.slice(0, axis)),
  size: shape[axis]!,
  inner: sizeOf(shape.slice(axis + 1)),
});
