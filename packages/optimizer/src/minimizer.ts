import type { Method } from "./method.js";
import { bfgs } from "./methods/bfgs.js";
import { lbfgs } from "./methods/lbfgs.js";

/** Up to so many variables BFGS' matrix is small beside other costs. */
const dense = 200;

/** The method of minimize that fits so many variables, without bounds. */
export const minimizer = (variables: number): Method => (variables <= dense ? bfgs() : lbfgs());
