import { ravel } from "@gradkit/autodiff";
import type { Method } from "./method.js";
import { bfgs } from "./methods/bfgs.js";
import { lbfgs } from "./methods/lbfgs.js";
import { lbfgsb } from "./methods/lbfgsb.js";
import type { TaskOptions } from "./prepare.js";

/** Up to so many variables BFGS' matrix is small beside other costs. */
const dense = 200;

/** The method of minimize: the one that is given, or one that fits. */
export const minimizer = (start: unknown, { method, bounds }: TaskOptions): Method => method ?? (bounds ? lbfgsb() : ravel(start).flat.length <= dense ? bfgs() : lbfgs());
