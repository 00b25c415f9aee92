import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { around, top } from "./extent.js";
import { increasing } from "./increasing.js";
import { mul, square } from "./mul.js";
import { neg } from "./neg.js";
import { exactly, isZero, one, zero, type Real, type RealFunction } from "./real.js";
import { sqrt } from "./root.js";
import { scale } from "./scale.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";

// 2/√π e^−x² Σ 2^n x^(2n+1) / (2n+1)!!, all terms positive. @source DLMF 7.6.2
const series = (x: Real, precision: number): Real => {
  const p = precision + 16 + Math.max(0, 2 * top(x));
  const xx = square(x, p);
  const enough = 4 * toNumber(xx); // from there on the terms halve at least, and one bounds the rest
  let term = scale(x, 1);
  let sum = zero;
  for (let n = 1; n < enough || top(term) > top(sum) - p; n += 2) {
    sum = add(sum, term, p);
    term = div(mul(term, scale(xx, 1), p), exactly(BigInt(n + 2)), p);
  }
  return div(mul(add(sum, around(scale(term, 1)), p), exp(neg(xx), p), p), sqrt(pi(p), p), precision);
};

// e^−x² / (x√π) Σ (−1)^n (2n−1)!! / (2x²)^n, off by less than the first term left out. @source DLMF 7.12.1
const asymptotic = (x: Real, precision: number): Real => {
  const p = precision + 16 + 2 * top(x);
  const xx = square(x, p);
  const ratio = div(one, scale(xx, 1), p);
  let sum = zero;
  let term = one;
  for (let n = 1; top(term) > -p && n < 2 * toNumber(xx); n += 2) {
    sum = add(sum, term, p);
    term = neg(mul(mul(term, ratio, p), exactly(BigInt(n)), p));
  }
  return div(mul(add(sum, around(term), p), exp(neg(xx), p), p), mul(x, sqrt(pi(p), p), p), precision);
};

// Past √(0.7 p) the asymptotic series has the precision.
const isFar = (x: Real, precision: number): boolean => toNumber(x) ** 2 > 0.7 * precision + 20;

const erfAt: RealFunction = (x, p) => {
  if (x.mantissa < 0n) return neg(erfAt(neg(x), p));
  if (isZero(x)) return zero;
  return isFar(x, p) ? sub(one, asymptotic(x, p), p) : series(x, p);
};

const erfcAt: RealFunction = (x, p) => {
  if (x.mantissa < 0n) return add(one, erfAt(neg(x), p), p);
  if (isFar(x, p)) return asymptotic(x, p);
  const wide = p + Math.ceil(1.5 * toNumber(x) ** 2) + 8;
  return sub(one, erfAt(x, wide), wide);
};

export const erf: RealFunction = increasing(erfAt, neg(one), one);

const reflected: RealFunction = increasing((x, p) => erfcAt(neg(x), p), zero, exactly(2n));
export const erfc: RealFunction = (x, p) => reflected(neg(x), p);
