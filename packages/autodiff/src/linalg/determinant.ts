import { asTensor, type ShapeOf, type TensorLike } from "../functions/tensor-like.js";
import type { Tensor } from "../tensor.js";
import type { Lead } from "./matrix-like.js";
import { ops } from "./operations.js";

/**
 * The determinant of a square matrix, or of each of a batch, by LU factorization. Its derivative is the transposed adjugate, right at singular matrices of any
 * rank, and so are higher ones; where a determinant is only ever taken the logarithm of, logdet cannot overflow and costs less.
 *
 * @param a  shape (…, n, n); that of 0×0 is 1
 * @throws autodiff/primitive where it is not square
 * @source MML 5.101; Magnus and Neudecker (2019), 8.3
 * @example
 * item(det([[1, 2], [3, 4]]))               // => -2
 * grad((x) => det(x))([[1, 2], [2, 4]])     // => [[4, -2], [-2, 1]]
 */
export const det = <const X extends TensorLike>(a: X): Tensor<Lead<X>> => ops.det(asTensor("det", a)) as Tensor<Lead<X>>;

/**
 * The sign of the determinant and the logarithm of its magnitude, which neither overflows nor underflows: 0 and −∞ for a singular matrix.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/primitive where it is not square; autodiff/singular where a singular matrix is differentiated
 * @source MML 5.101; Giles (2008), 2.2.4
 * @example
 * const { sign, logAbs } = slogdet([[0, 2], [3, 0]])
 * item(sign)   // => -1
 * item(logAbs) // => 1.791759469228055
 */
export const slogdet = <const X extends TensorLike>(a: X): { readonly sign: Tensor<Lead<X>>; readonly logAbs: Tensor<Lead<X>> } => {
  const [sign, logAbs] = ops.slogdet(asTensor("slogdet", a));
  return { sign: sign as Tensor<Lead<X>>, logAbs: logAbs as Tensor<Lead<X>> };
};

/**
 * log det A of a square matrix, or of each of a batch; NaN where the determinant is negative, as of log, and −∞ where it is 0. Its derivative is A⁻ᵀ.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/primitive where it is not square; autodiff/singular where a singular matrix is differentiated
 * @source MML 5.101; Giles (2008), 2.2.4
 * @example
 * item(logdet([[2, 0], [0, 3]]))          // => 1.791759469228055
 * grad((x) => logdet(x))([[2, 0], [0, 4]]) // => [[0.5, 0], [0, 0.25]]
 */
export const logdet = <const X extends TensorLike>(a: X): Tensor<Lead<X>> => {
  const { sign, logAbs } = slogdet(a);
  return ops.add(logAbs, ops.log(sign)) as Tensor<Lead<X>>;
};

/**
 * The adjugate of a square matrix, or of each of a batch: the matrix of cofactors transposed, for which A adj A = det A · I. Right for every rank; second
 * derivatives at singular matrices cost n⁴ numbers of memory.
 *
 * @param a  shape (…, n, n)
 * @throws autodiff/primitive where it is not square
 * @source Stewart (1998), On the adjugate matrix
 * @example
 * toArray(adjugate([[1, 2], [3, 4]])) // => [[4, -2], [-3, 1]]
 */
export const adjugate = <const X extends TensorLike>(a: X): Tensor<ShapeOf<X>> => ops.adjugate(asTensor("adjugate", a)) as Tensor<ShapeOf<X>>;
