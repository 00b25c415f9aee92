import type { NoParams } from "../../params.js";

/** The parameters of the primitives of linear algebra. They act on the last two axes, the axes before are batches; `call` is who asks, for messages. */
export interface LinalgParams {
  /** L of (A + Aᵀ)/2 = L Lᵀ. */
  cholesky: NoParams;
  /** X of T X = B, or Tᵀ X = B, T being a triangle of the first input, with a diagonal of 1 where it is `unit`. */
  triangularSolve: { readonly lower: boolean; readonly transpose: boolean; readonly unit: boolean; readonly call: string };
  /** The factors of P A = L U, L below the diagonal and U from it on, and the row of A that became each row, int32. */
  lu: NoParams;
  /** X of A X = B, or Aᵀ X = B. */
  solve: { readonly transpose: boolean; readonly call: string };
  /** The sign of det A, and log |det A|. */
  slogdet: NoParams;
  det: NoParams;
  adjugate: NoParams;
  /** Q and R of A = Q R, the diagonal of R not negative. */
  qr: NoParams;
  /** Eigenvalues of (A + Aᵀ)/2 in ascending order, and eigenvectors as columns. */
  eigh: { readonly vectors: boolean };
  /** Singular values in descending order; with U and V of A = U diag(s) Vᵀ. */
  svd: { readonly vectors: boolean };
  /** 1/(x_j − x_i) of a vector, 0 on the diagonal; elements that are equal to rounding have none. */
  reciprocalGaps: { readonly call: string };
  /** Singular values up to `tolerance` times the largest count as 0. */
  pinv: { readonly tolerance: number };
  expm: NoParams;
  /** The derivative of expm at the first input in the direction of the second. */
  expmTangent: NoParams;
}
