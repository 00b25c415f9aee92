import { NDArray, type Data, type Dtype } from "@gradkit/shapes";
import { allocate, dense, dtypeOf, rowMajor, sizeOf } from "../kernels/dense.js";
import { isContiguous } from "../kernels/rows.js";
import { concrete, numbersOf, type Tensor } from "../tensor.js";

/** Elements next to each other in an array of numbers. */
export interface Row {
  readonly data: Data;
  readonly offset: number;
  readonly size: number;
  readonly like: Tensor;
}

/** How many numbers are allocated together: coefficients of small tensors are many, and a typed array of its own costs more than they do. */
const chunk = 512;
const open = new Map<Dtype, { readonly data: Data; used: number }>();

/** Room for the elements of a tensor like this one, all 0. */
export const carve = (like: Tensor): Row => {
  const size = sizeOf(like.shape);
  if (size > chunk / 16) return { data: allocate(like.dtype, size), offset: 0, size, like };
  let current = open.get(like.dtype);
  if (!current || current.used + size > chunk) open.set(like.dtype, (current = { data: allocate(like.dtype, chunk), used: 0 }));
  const offset = current.used;
  current.used += size;
  return { data: current.data, offset, size, like };
};

/** The elements of a tensor of numbers in row-major order. */
export const flat = (like: Tensor): Row => {
  const array = numbersOf(like);
  const size = sizeOf(array.shape);
  return isContiguous(array.shape, array.strides) ? { data: array.data, offset: array.offset, size, like } : { data: dense(array), offset: 0, size, like };
};

export const wrapped = ({ data, offset, like: { shape } }: Row): Tensor => concrete(new NDArray(data, shape, rowMajor(shape), offset));

/** A tensor whose storage holds no more than `count` of its like: small coefficients share theirs with others while they are computed. */
export const apart = (x: Tensor, count: number): Tensor => {
  if (x.trace) return x;
  const array = numbersOf(x);
  return array.data.length <= count * sizeOf(array.shape) ? x : concrete(array.copy(dtypeOf(array)));
};
