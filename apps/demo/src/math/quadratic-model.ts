import type { Expr } from "@gradkit/scalar";
import { quadratic, type Quadratic } from "@gradkit/taylor";
import { tensorFunction } from "./tensor-function.js";
import { unlessRefused } from "./unless-refused.js";

/** The quadratic Taylor polynomial of a formula of x and y at a point, with its kind and its curvatures; nothing where it is not smooth. */
export const quadraticModel = (expr: Expr, at: readonly number[]): Quadratic | undefined => unlessRefused(() => quadratic(tensorFunction(expr, ["x", "y"]), [...at]), () => undefined);
