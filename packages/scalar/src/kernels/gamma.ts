import { productError } from "./error-free.js";
import { lgammaNear } from "./lgamma-near.js";
import { stirling } from "./stirling.js";

const large = (x: number): number => {
  const leading = x ** (x - 0.5) * Math.exp(-x) * 2.5066282746310007; // √(2π)
  return leading + leading * Math.expm1(stirling(x));
};

/**
 * Gamma function, within 4 ulp; factorials up to 22! are exact. NaN at the negative integers, ±Infinity at ±0, Infinity from
 * 171.6243… on. The recurrence, its product of exact factors carried in double-double, leads to [1, 2] or to Stirling's series.
 *
 * @source DLMF 5.5.1, 5.11.3
 * @example
 * gamma(0.5) // => 1.772453850905516
 * gamma(5) // => 24
 */
export const gamma = (x: number): number => {
  if (x > 172) return Infinity;
  if (x === 0) return 1 / x;
  if (x < 0 && Math.floor(x) === x) return NaN;
  if (x < -200) return Math.floor(x) % 2 ? -0 : 0;

  const up = x < 1, stop = x > 24 ? 140 : 2; // x^(x - 1/2) overflows from 143
  let high = 1, low = 0, y = x;
  while (up ? y < 1 && y < x + 100 : y > stop) { // a hundred factors do not overflow
    const factor = up ? y++ : --y;
    const product = high * factor;
    low = low * factor + productError(high, factor, product);
    high = product;
  }
  const value = y < 1 ? gamma(y) : y > 24 ? large(y) : Math.exp(lgammaNear(y - 1));
  return up ? (value - value * (low / high)) / high : value * high + value * low;
};
