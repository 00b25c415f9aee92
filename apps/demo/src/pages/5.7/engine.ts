import { stack, toNDArray } from "@gradkit/autodiff";
import { eigvalsh } from "@gradkit/autodiff/linalg";
import { isGradkitError, type Expr } from "@gradkit/scalar";
import { fromData, type NDArray } from "@gradkit/shapes";
import { derivativeTensor, quadratic, type Quadratic } from "@gradkit/taylor";
import { tensorFunction } from "../../math/tensor-function.js";

const variables = ["x", "y"];

/** The quadratic model of a function at a point, or null where it has none. */
export const modelOf = (f: Expr, at: readonly [number, number]): Quadratic | null => orNull(() => quadratic(tensorFunction(f, variables), at));

/** The second derivative of several functions at a point, m×2×2, or null where there is none. */
export const secondDerivative = (fs: readonly Expr[], at: readonly [number, number]): NDArray | null => {
  const parts = fs.map((f) => tensorFunction(f, variables));
  return orNull(() => derivativeTensor((x) => stack(parts.map((part) => part(x))), at, 2));
};

/** The eigenvalues of many symmetric 2×2 matrices, given one after the other: two for each, in ascending order. */
export const eigenvaluesOf = (matrices: Float64Array): Float64Array => Float64Array.from(toNDArray(eigvalsh(fromData(matrices, [matrices.length / 4, 2, 2]))));

const orNull = <T>(compute: () => T): T | null => {
  try {
    return compute();
  } catch (error) {
    if (isGradkitError(error)) return null;
    throw error;
  }
};
