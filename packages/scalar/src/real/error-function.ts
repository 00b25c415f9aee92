import { add } from "./add.js";
import { pi } from "./constants.js";
import { div } from "./div.js";
import { exp } from "./exp.js";
import { around, top } from "./extent.js";
import { increasing } from "./increasing.js";
import { mul, square } from "./mul.js";
import { neg } from "./neg.js";
import { odd } from "./odd.js";
import { integer, one, zero, type Real, type RealFunction } from "./real.js";
import { sqrt } from "./root.js";
import { scale } from "./scale.js";
import { sub } from "./sub.js";
import { toNumber } from "./to-number.js";

// Near zero, erf x = e^−x²/√π Σ 2x (2x²)^n / (3 · 5 … (2n + 1)): once the terms halve, one bounds the rest. @source DLMF 7.6.2
// Far out, erfc x = e^−x²/√π Σ (−1)^n (1 · 3 … (2n − 1)) / (x (2x²)^n), off by less than the first term left out. @source DLMF 7.12.1
const series = (x: Real, far: boolean, precision: number): Real => {
  const p = precision + 16 + Math.min(80, Math.max(0, 2 * top(x)));
  const xx = square(x, p);
  if (xx.beyond) return exp(neg(xx), p);
  const double = scale(xx, 1);
  const turn = toNumber(double);
  let term = far ? div(one, x, p) : scale(x, 1);
  let sum = zero;
  for (let n = 1; n < (far ? turn : 8 * p); n += 2) {
    if ((far || n > 2 * turn) && top(term) < top(sum) - p) break;
    sum = add(sum, term, p);
    term = far ? neg(div(mul(term, integer(n), p), double, p)) : div(mul(term, double, p), integer(n + 2), p);
  }
  return div(mul(add(sum, around(scale(term, 1)), p), exp(neg(xx), p), p), sqrt(pi(p), p), precision);
};

// Past √(0.7 p) the far series has the precision.
const isFar = (x: Real, precision: number): boolean => toNumber(x) ** 2 > 0.7 * precision + 20;

const erfAt: RealFunction = odd((x, p) => (isFar(x, p) ? sub(one, series(x, true, p), p) : series(x, false, p)));

const erfcAt: RealFunction = (x, p) => {
  if (x.mantissa < 0n) return sub(one, erfAt(x, p), p);
  if (isFar(x, p)) return series(x, true, p);
  const wide = p + Math.ceil(1.5 * toNumber(x) ** 2) + 8;
  return sub(one, erfAt(x, wide), wide);
};

export const erf: RealFunction = increasing(erfAt, neg(one), one);

const reflected: RealFunction = increasing((x, p) => erfcAt(neg(x), p), zero, integer(2));
export const erfc: RealFunction = (x, p) => reflected(neg(x), p);
