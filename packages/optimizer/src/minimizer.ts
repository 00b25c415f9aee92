import type { Method } from "./method.js";
import { bfgs } from "./methods/bfgs.js";
import { lbfgs } from "./methods/lbfgs.js";
import { lbfgsb } from "./methods/lbfgsb.js";

/** Up to so many variables BFGS' matrix is small beside other costs. */
const dense = 200;

/** The method of minimize that fits so many variables. */
export const minimizer = (variables: number, bounded: boolean): Method => (bounded ? lbfgsb() : variables <= dense ? bfgs() : lbfgs());
