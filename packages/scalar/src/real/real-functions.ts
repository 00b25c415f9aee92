import { add } from "./add.js";
import { atan, atan2 } from "./atan.js";
import { e, pi } from "./constants.js";
import { div } from "./div.js";
import { erf, erfc } from "./error-function.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { fromNumber } from "./from-number.js";
import { gamma, lgamma } from "./gamma.js";
import { acosh, asinh, atanh, cosh, sinh, tanh } from "./hyperbolic.js";
import { acos, asin } from "./inverse-trigonometric.js";
import { hypot } from "./hypot.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { logb } from "./logb.js";
import { sigmoid, softplus } from "./logistic.js";
import { mul, square } from "./mul.js";
import { neg } from "./neg.js";
import { abs, heaviside, max, min, relu, signum, step, where } from "./piecewise.js";
import { digamma, polygamma } from "./polygamma.js";
import { pow } from "./power.js";
import { integer, type Real } from "./real.js";
import { cbrt, sqrt } from "./root.js";
import { ceil, floor, round } from "./rounding.js";
import { sub } from "./sub.js";
import { cos, sin, sinc, tan } from "./trigonometric.js";

/**
 * The constants and functions of real numbers at a working precision in bits, by their names in expressions. A ball that comes out holds
 * the value of every number of the balls put in; where a function ends or has a pole inside them, nothing is known of the result.
 * A decimal in an expression is the double it is written as: `constant` takes it exactly.
 */
export const realFunctions = (precision: number) => {
  const at =
    <Arguments extends readonly Real[]>(f: (...args: [...Arguments, number]) => Real) =>
    (...args: Arguments): Real =>
      f(...args, precision);
  return {
    constant: fromNumber, pi: pi(precision), e: e(precision),
    neg, add: at(add), sub: at(sub), mul: at(mul), div: at(div), pow: at(pow), square: at(square),
    exp: at(exp), expm1: at(expm1), log: at(log), log1p: at(log1p), log2: at(logTo(2)), log10: at(logTo(10)), logb: at(logb),
    sqrt: at(sqrt), cbrt: at(cbrt), hypot: at(hypot),
    sin: at(sin), cos: at(cos), tan: at(tan), asin: at(asin), acos: at(acos), atan: at(atan), atan2: at(atan2), sinc: at(sinc),
    sinh: at(sinh), cosh: at(cosh), tanh: at(tanh), asinh: at(asinh), acosh: at(acosh), atanh: at(atanh),
    erf: at(erf), erfc: at(erfc), gamma: at(gamma), lgamma: at(lgamma), digamma: at(digamma), polygamma: at(polygamma),
    abs, sign: signum, heaviside, step, relu, min: at(min), max: at(max), where: at(where),
    floor: at(floor), ceil: at(ceil), round: at(round), sigmoid: at(sigmoid), softplus: at(softplus),
  };
};

const logTo =
  (base: number) =>
  (x: Real, precision: number): Real =>
    logb(x, integer(base), precision);

export type RealFunctions = ReturnType<typeof realFunctions>;
