import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Tensor } from "../tensor.js";
import { asTensor, type ShapeOf, type TensorLike } from "./tensor-like.js";

/**
 * The upper triangle of a matrix, or of each of a batch: the elements on diagonal k and above, 0 below.
 *
 * @param k  0 for the main diagonal, positive above it
 * @throws autodiff/primitive where there are fewer than two axes
 * @example
 * toArray(triu([[1, 2], [3, 4]])) // => [[1, 2], [0, 4]]
 */
export const triu = <const X extends TensorLike>(x: X, k = 0): Tensor<ShapeOf<X>> => triangle("triu", x, (row, column) => ops.lessEqual(ops.add(row, ops.constant(k, "int32")), column));

/**
 * The lower triangle of a matrix, or of each of a batch: the elements on diagonal k and below, 0 above.
 *
 * @param k  0 for the main diagonal, positive above it
 * @throws autodiff/primitive where there are fewer than two axes
 * @example
 * toArray(tril([[1, 2], [3, 4]], -1)) // => [[0, 0], [3, 0]]
 */
export const tril = <const X extends TensorLike>(x: X, k = 0): Tensor<ShapeOf<X>> => triangle("tril", x, (row, column) => ops.lessEqual(column, ops.add(row, ops.constant(k, "int32"))));

const matrixOf = (call: string, x: TensorLike): Tensor => {
  const tensor = asTensor(call, x);
  if (tensor.shape.length < 2) throw error("autodiff/primitive", { call, rule: "a matrix has two axes", got: `(${tensor.shape.join(", ")})` });
  return tensor;
};

const triangle = <X extends TensorLike>(call: string, x: X, isKept: (row: Tensor, column: Tensor) => Tensor): Tensor<ShapeOf<X>> => {
  const tensor = matrixOf(call, x);
  const size = tensor.shape.slice(-2);
  const mask = ops.cast(isKept(ops.iota(size, 0, "int32"), ops.iota(size, 1, "int32")), tensor.dtype);
  return ops.where(mask, tensor, ops.constant(0, tensor.dtype)) as Tensor<ShapeOf<X>>;
};

/**
 * The diagonal matrix of a vector, or the main diagonal of a matrix.
 *
 * @throws autodiff/primitive where there are neither one axis nor two
 * @example
 * toArray(diag([1, 2]))           // => [[1, 0], [0, 2]]
 * toArray(diag([[1, 2], [3, 4]])) // => [1, 4]
 */
export const diag = (x: TensorLike): Tensor => {
  const tensor = asTensor("diag", x);
  const { shape } = tensor;
  const [rows = 0, columns] = shape;
  if (shape.length === 1) return ops.mul(tensor, ops.cast(ops.equal(ops.iota([rows, rows], 0, "int32"), ops.iota([rows, rows], 1, "int32")), tensor.dtype));
  if (shape.length !== 2) throw error("autodiff/primitive", { call: "diag", rule: "a vector or a matrix has one axis or two", got: `(${shape.join(", ")})` });
  const size = Math.min(rows, columns!);
  return ops.einsum("ii->i", ops.slice(tensor, [0, 0], [size, size]));
};
