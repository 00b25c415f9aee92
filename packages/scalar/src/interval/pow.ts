import { corners, neg } from "./arithmetic.js";
import { spread, within, type Side } from "./bound.js";
import { empty, enclosure, entire, type Interval } from "./interval.js";
import { decreasing, even, increasing, size } from "./monotone.js";

const positive = [0, Infinity] as const;

/** Whether a^n is a whole number up to 2^53, which an error below 1 ulp leaves exact. */
const isWhole = (a: number, n: number, y: number): boolean => n >= 0 && Number.isInteger(a) && Number.isInteger(n) && Math.abs(y) <= 2 ** 53;

/** x^n for an integer n ≠ 0. */
const integerPower = (x: Interval, n: number): Interval => {
  const bound = within((at) => at ** n, 1, (at, y) => at === 0 || Math.abs(at) === 1 || isWhole(at, n, y));
  const odd = n % 2 !== 0;
  if (n > 0) return odd ? increasing(bound)(x) : even(increasing(bound, { range: positive }))(x);
  const falling = decreasing(bound, { domain: positive, range: positive });
  if (!odd) return even(falling)(x);
  return x.lo >= 0 ? falling(x) : x.hi <= 0 ? neg(falling(neg(x))) : entire;
};

const realPower = (a: number, b: number, side: Side): number => {
  if (a === 1 || b === 0) return 1; // also where b is infinite
  const y = a ** b;
  return a === 0 || a === Infinity || isWhole(a, b, y) ? y : Math.max(0, spread(y, 1, side));
};

/**
 * x^y. For x > 0 it is monotone in x and in y, so that the corners of the box bound it; x < 0 has a power for the integers in y only, and
 * 0 for y ≥ 0 (0⁰ = 1).
 */
export const pow = (x: Interval, y: Interval): Interval => {
  if (y.lo === 0 && y.hi === 0) return enclosure(1, 1);
  if (y.lo === y.hi && Number.isInteger(y.lo)) return integerPower(x, y.lo);
  if (x.lo < 0 && Math.floor(y.hi) >= y.lo) {
    const { hi } = corners(realPower, size(x), y.lo, y.hi);
    return enclosure(-hi, hi, false);
  }
  if (x.hi < 0 || (x.hi === 0 && y.hi < 0)) return empty;
  const base = x.lo < 0 ? enclosure(0, x.hi) : x;
  return corners(realPower, base, y.lo, y.hi, x.lo > 0 || (x.lo === 0 && y.lo >= 0), x.lo > 0 || (x.lo === 0 && y.lo > 0));
};
