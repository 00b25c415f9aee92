import { add } from "./add.js";
import { around, fromZeroTo } from "./extent.js";
import { hull } from "./hull.js";
import { neg } from "./neg.js";
import { exactly, one, unknown, zero, type Real } from "./real.js";
import { sign } from "./sign.js";
import { sub } from "./sub.js";

const half = exactly(1n, -1);

// The values below, at and above 0, and a ball that holds them all.
const jump =
  (below: Real, at: Real, above: Real, all: Real) =>
  (x: Real): Real => {
    const side = sign(x);
    if (side === undefined) return x.beyond ? x : all;
    return side === 0 ? at : side < 0 ? below : above;
  };

export const signum = jump(neg(one), zero, one, around(one));
export const heaviside = jump(zero, half, one, fromZeroTo(one));
export const step = jump(zero, zero, one, fromZeroTo(one));

export const abs = (x: Real): Real => {
  if (x.mantissa < 0n) return abs(neg(x));
  return x.mantissa < x.radius ? fromZeroTo(x) : x;
};

/** max(x, 0) */
export const relu = (x: Real): Real => {
  if (x.mantissa >= x.radius) return x;
  return x.mantissa <= -x.radius ? zero : fromZeroTo(exactly(x.mantissa + x.radius, x.exponent));
};

export const max = (x: Real, y: Real, precision: number): Real => {
  const difference = sub(x, y, precision);
  const side = sign(difference);
  if (side === undefined) return add(y, relu(difference), precision);
  return side > 0 ? x : y;
};

export const min = (x: Real, y: Real, precision: number): Real => neg(max(neg(x), neg(y), precision));

/** x where the condition is not 0, else y */
export const where = (condition: Real, x: Real, y: Real, precision: number): Real => {
  const side = sign(condition);
  if (side !== undefined) return side === 0 ? y : x;
  if (condition.beyond) return condition;
  return x.beyond || y.beyond ? unknown : hull(x, y, precision);
};
