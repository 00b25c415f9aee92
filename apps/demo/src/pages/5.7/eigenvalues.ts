import { toNDArray } from "@gradkit/autodiff";
import { eigvalsh } from "@gradkit/autodiff/linalg";
import { fromData } from "@gradkit/shapes";

/** The eigenvalues of many symmetric 2×2 matrices, given one after the other: two for each, in ascending order. */
export const eigenvaluesOf = (matrices: Float64Array): Float64Array => Float64Array.from(toNDArray(eigvalsh(fromData(matrices, [matrices.length / 4, 2, 2]))));
