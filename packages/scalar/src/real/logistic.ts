import { add } from "./add.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { log1p } from "./log1p.js";
import { neg } from "./neg.js";
import { abs, relu } from "./piecewise.js";
import { one, type RealFunction } from "./real.js";

/** 1 / (1 + e^−x) */
export const sigmoid: RealFunction = (x, precision) => div(one, add(one, exp(neg(x), precision), precision), precision);

/** log(1 + e^x) = max(x, 0) + log1p(e^−|x|) */
export const softplus: RealFunction = (x, precision) => add(relu(x), log1p(exp(neg(abs(x)), precision), precision), precision);
