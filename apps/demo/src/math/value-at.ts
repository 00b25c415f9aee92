import { evaluate, type Expr } from "@gradkit/scalar";
import { unlessRefused } from "./unless-refused.js";

/** The value of a formula of x and y at a point; NaN where it has none. */
export const valueAt = (expr: Expr, x: number, y: number): number => unlessRefused(() => evaluate(expr, { x, y }), () => NaN);
