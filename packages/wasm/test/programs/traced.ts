import { trace, type TracedProgram } from "@gradkit/autodiff";
import { isGradkitError, type NDArray } from "@gradkit/shapes";

/** None where autodiff refuses the function, as one that takes the derivative of whole numbers. */
export const tracedOf = (f: unknown, args: readonly NDArray[]): TracedProgram | undefined => {
  try {
    return trace(f as never, ...args);
  } catch (e) {
    if (isGradkitError(e)) return undefined;
    throw e;
  }
};
