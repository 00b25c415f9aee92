import { stack } from "@gradkit/autodiff";
import type { Expr } from "@gradkit/scalar";
import type { NDArray } from "@gradkit/shapes";
import { derivativeTensor, type Quadratic } from "@gradkit/taylor";
import { quadraticModel } from "../../math/quadratic-model.js";
import { tensorFunction } from "../../math/tensor-function.js";
import { unlessRefused } from "../../math/unless-refused.js";

const variables = ["x", "y"];

/** The quadratic model of a function at a point, or null where it has none. */
export const modelOf = (f: Expr, at: readonly [number, number]): Quadratic | null => quadraticModel(f, at) ?? null;

/** The second derivative of several functions at a point, m×2×2, or null where there is none. */
export const secondDerivative = (fs: readonly Expr[], at: readonly [number, number]): NDArray | null => {
  const parts = fs.map((f) => tensorFunction(f, variables));
  return unlessRefused(() => derivativeTensor((x) => stack(parts.map((part) => part(x))), at, 2), () => null);
};
