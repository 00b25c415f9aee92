import { exp } from "./exp.js";
import { one, type RealFunction } from "./real.js";
import { relative } from "./relative.js";
import { sub } from "./sub.js";

/** e^x − 1 */
export const expm1: RealFunction = relative((x, precision) => sub(exp(x, precision), one, precision));
