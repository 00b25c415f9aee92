import { field, type Tensor } from "@gradkit/autodiff";
import { interpret, type Expr } from "@gradkit/scalar";
import { isGradkitError } from "@gradkit/shapes";
import { quadratic, type Quadratic } from "@gradkit/taylor";

/** The quadratic Taylor polynomial of a formula of x and y at a point, with its kind and its curvatures; nothing where it is not smooth. */
export const quadraticModel = (expr: Expr, at: readonly number[]): Quadratic | undefined => {
  try {
    return quadratic(([x, y]: Tensor) => interpret(expr, field, { x: x!, y: y! }), [...at]);
  } catch (error) {
    if (isGradkitError(error)) return undefined;
    throw error;
  }
};
