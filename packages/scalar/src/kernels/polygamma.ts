import { bernoulli } from "./bernoulli.js";
import { digamma } from "./digamma.js";
import { sumError } from "./error-free.js";
import { gamma } from "./gamma.js";

/**
 * n!·ζ(n + 1, a) for a > 0: the terms up to where the Euler–Maclaurin expansion takes over, the smallest added first.
 * @source DLMF 25.11.5, 25.11.28
 */
const scaledZeta = (n: number, a: number): number => {
  const s = n + 1, factorial = gamma(s), count = Math.max(0, Math.ceil(13 + 1.25 * n - a)), b = a + count;
  const over = (x: number, power: number): number => {
    const direct = x ** -power, half = x ** (-power / 2);
    return direct > 1e-290 ? factorial * direct : factorial * half * half; // n! brings back what underflows
  };
  let sum = 0;
  for (let k = bernoulli.length; k; k--) {
    sum = (sum * (s + 2 * k - 1) * (s + 2 * k)) / ((2 * k + 1) * (2 * k + 2) * b * b) + bernoulli[k - 1]!;
  }
  sum = over(b, n) * ((s * sum) / (2 * b * b) + 0.5 / b + 1 / n);
  for (let k = count; k--; ) {
    const shifted = a + k;
    sum += over(shifted, s) * (1 - (s * sumError(a, k, shifted)) / shifted);
  }
  return sum;
};

/**
 * Polygamma function: the n-th derivative of digamma, for n = 0, 1, … 170 (NaN else). Within 4 ulp for x > 0 and n ≤ 20 (6 above); for
 * x < 0 from the lattice sum of the fraction of x, next to its zeros (even n) only absolutely accurate. At its poles Infinity for odd n,
 * else NaN (∓Infinity at ±0).
 *
 * @source DLMF 5.15.1, 25.11.12
 * @example
 * polygamma(1, 1) // => 1.6449340668482264
 */
export const polygamma = (n: number, x: number): number => {
  if (n === 0) return digamma(x);
  if (!(n > 0 && n <= 170 && Number.isInteger(n)) || x === -Infinity) return NaN;
  const sign = n % 2 ? 1 : -1;
  if (x === Infinity) return sign > 0 ? 0 : -0;
  if (x > 0) return sign * scaledZeta(n, x);
  const rest = x - Math.round(x); // exact, and so is the distance to the nearer pole
  if (rest === 0) return sign > 0 ? Infinity : x === 0 ? -1 / x : NaN;
  const [left, right] = rest > 0 ? [rest, 1 - rest] : [1 + rest, -rest];
  const far = scaledZeta(n, 1 - x);
  if (sign < 0 && left === right) return -far; // half-way the two sums cancel
  const fromLeft = sign * scaledZeta(n, left), value = fromLeft + (scaledZeta(n, right) - far);
  return Number.isNaN(value) ? (right - left) * fromLeft : value; // where both overflow the nearer pole decides
};
