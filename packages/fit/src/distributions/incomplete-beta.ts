import { logBeta } from "./log-beta.js";

const tiny = 1e-300;

/**
 * The regularized incomplete beta function I_x(a, b), for x with its complement 1 − x, which keeps its digits where x is near 1.
 *
 * @source DLMF 8.17.22, the continued fraction, by Lentz's method
 */
export const incompleteBeta = (a: number, b: number, x: number, complement: number): number => {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, complement, x);
  const logarithm = (u: number, v: number): number => (v < 0.5 ? Math.log1p(-v) : Math.log(u));
  const front = Math.exp(a * logarithm(x, complement) + b * logarithm(complement, x) - logBeta(a, b)) / a;
  let [c, d] = [1, 1 / nonzero(1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) <= Number.EPSILON) break;
  }
  return front * fraction;
};

const nonzero = (x: number): number => (Math.abs(x) < tiny ? tiny : x);
