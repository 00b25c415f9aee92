import { add } from "./add.js";
import { div } from "./div.js";
import { domain } from "./domain.js";
import { exp } from "./exp.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { sigmoid } from "./logistic.js";
import { mul, square } from "./mul.js";
import { odd } from "./odd.js";
import { abs } from "./piecewise.js";
import { one, type RealFunction } from "./real.js";
import { relative } from "./relative.js";
import { sqrt } from "./root.js";
import { scale } from "./scale.js";
import { sub } from "./sub.js";

const half =
  (combine: typeof add): RealFunction =>
  (x, p) => {
    const grown = exp(x, p);
    return scale(combine(grown, div(one, grown, p), p), -1);
  };

export const cosh: RealFunction = (x, p) => half(add)(abs(x), p);
export const sinh: RealFunction = relative(odd(half(sub)));
/** 2 / (1 + e^−2x) − 1 */
export const tanh: RealFunction = relative((x, p) => sub(scale(sigmoid(scale(x, 1), p), 1), one, p));

/** log(x + √(x² + 1)) */
export const asinh: RealFunction = relative(odd((x, p) => log(add(x, sqrt(add(square(x, p), one, p), p), p), p)));
/** log(x + √(x² − 1)), for x near 1 too */
export const acosh: RealFunction = domain("acosh of a number below 1", (x, p) => {
  const past = sub(x, one, p);
  return log1p(add(past, sqrt(mul(past, add(x, one, p), p), p), p), p);
});
/** log((1 + x) / (1 − x)) / 2 */
export const atanh: RealFunction = domain(
  "atanh of a number outside (-1, 1)",
  relative((x, p) => scale(log(div(add(one, x, p), sub(one, x, p), p), p), -1)),
);
