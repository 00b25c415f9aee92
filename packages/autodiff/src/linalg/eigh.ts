import { asTensor, type TensorLike } from "../functions/tensor-like.js";
import { squares } from "../primitives/linalg/matrix.js";
import type { Tensor } from "../tensor.js";
import { ops } from "./operations.js";

/**
 * Eigenvalues in ascending order and orthonormal eigenvectors as columns, A = V diag(λ) Vᵀ, of a symmetric matrix or each of a batch, by Jacobi rotations. The
 * symmetric part (A + Aᵀ)/2 is what is decomposed; the largest component of each vector is positive.
 *
 * Vectors of equal eigenvalues have no derivative, and asking for it throws: where eigenvalues alone matter use eigvalsh.
 *
 * @param a   shape (…, n, n)
 * @returns   values of shape (…, n), vectors of shape (…, n, n)
 * @throws autodiff/repeated  where a matrix with eigenvalues equal to rounding is differentiated; autodiff/primitive where it is not square
 * @source Giles (2008), 3.1
 * @example
 * const { values, vectors } = eigh([[2, 0], [0, 1]])
 * toArray(values)  // => [1, 2]
 * toArray(vectors) // => [[0, 1], [1, 0]]
 */
export const eigh = (a: TensorLike): { readonly values: Tensor; readonly vectors: Tensor } => {
  const [values, vectors] = ops.eigh(asTensor("eigh", a), true);
  return { values: values!, vectors: vectors! };
};

/**
 * The eigenvalues of a symmetric matrix, or of each of a batch, in ascending order. Where some are equal the first derivative of each is that along one basis of
 * their space: what depends on them alike, as their sum or Σ exp λ, has the right derivative. Second derivatives need the vectors, and throw there.
 *
 * @param a   shape (…, n, n); its symmetric part counts
 * @returns   shape (…, n)
 * @throws autodiff/repeated  where a matrix with eigenvalues equal to rounding is differentiated twice; autodiff/primitive where it is not square
 * @source Giles (2008), 3.1
 * @example
 * toArray(eigvalsh([[2, 1], [1, 2]]))                   // => [1, 3]
 * grad((x) => sum(exp(eigvalsh(x))))([[0, 0], [0, 0]]) // => [[1, 0], [0, 1]]
 */
export const eigvalsh = (a: TensorLike): Tensor => {
  const x = asTensor("eigvalsh", a);
  squares("eigvalsh", x);
  return ops.eigh(x, false)[0]!;
};
