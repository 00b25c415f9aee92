import { abs, add, and, constant, div, eq, lt, mul, not, one, or, pmax, pmin, rescue, select, sqrt, sub, xor, type Expr } from "../ir/expr.js";
import { polynomial } from "./polynomial.js";
import { choice, quotient, sumInOrder, upper, type Pair } from "./pair.js";
import { signed } from "./sign.js";

const c = constant;
/** π/2 in two numbers, the first of which ends in zeros: its halves are exact up to 2. */
const [halfPi, halfPiRest] = [c(1.5707963267948966), c(6.123233995736766e-17)];

/** Minimax approximation of (atan √z/√z − 1)/z for √z up to 5/8, to 2⁻⁵⁷, each coefficient rounded before those of lower powers are found: Remez, 250 bits. */
const arctangent = [-1 / 3, 0.19999999999978255, -0.1428571428290153, 0.111111109648564, -0.0909090493403, 0.0769223401716, -0.06665791533, 0.0587507965, -0.0521975067, 0.045731709, -0.037462204, 0.02592432, -0.012811, 0.003237];
/** Minimax approximation of (asin √z/√z − 1)/z for z up to 1/4, to 2⁻⁵⁵, rounded likewise. */
const arcsine = [1 / 6, 0.07500000000109323, 0.044642856981399, 0.030381953785569037, 0.022371869904, 0.01735820442, 0.0138986188, 0.01208891, 0.00684838, 0.018713, -0.015027, 0.03114];

/** A multiple of π/2 and a pair: no larger, but where the multiple is 0. */
const turned = (quarters: Expr, { high, low }: Pair): Expr => {
  const total = sumInOrder(mul(quarters, halfPi), high);
  return add(total.high, add(add(total.low, mul(quarters, halfPiRest)), low));
};
const times = (sign: Expr, { high, low }: Pair): Pair => ({ high: mul(sign, high), low: mul(sign, low) });

/** A slope as a fraction: its sides, which are not negative. */
interface Sides {
  readonly height: Expr;
  readonly width: Expr;
}

/** The angle of a slope: beside the axes and diagonals, from these. */
const angleOf = ({ height, width }: Sides, divided: (x: Pair, y: Pair) => Pair, isBehind?: Expr): Expr => {
  const isSteep = lt(width, height);
  const [near, far] = [pmin(height, width), pmax(height, width)];
  const isDiagonal = lt(mul(c(0.625), far), near);
  const sum = sumInOrder(far, near);
  const z = divided({ high: select(isDiagonal, sub(near, far), near), low: c(0) }, { high: select(isDiagonal, sum.high, far), low: select(isDiagonal, sum.low, c(0)) });
  const zz = mul(z.high, z.high);
  const angle: Pair = { high: z.high, low: add(mul(mul(z.high, zz), polynomial(zz, arctangent)), mul(z.low, sub(c(1), zz))) };
  const sign = select(isBehind ? xor(isSteep, isBehind) : isSteep, c(-1), c(1));
  const axis = isBehind ? select(isSteep, c(1), select(isBehind, c(2), c(0))) : one(isSteep, "f64");
  return turned(add(axis, mul(sign, select(isDiagonal, c(0.5), c(0)))), times(sign, angle));
};

/** atan x in radians, within 1 ulp. */
export const atan = (x: Expr): Expr => signed(angleOf({ height: pmin(abs(x), c(2 ** 60)), width: c(1) }, ({ high: side }, { high: base }) => ({ high: div(side, base), low: c(0) })), x);

/** The angle of the point (x, y) in radians, within 1 ulp; the host's for the origin, and for points far or near beyond 2⁹⁰⁰. */
export const atan2 = (y: Expr, x: Expr): Expr => {
  const [width, height] = [abs(x), abs(y)];
  const [near, far] = [pmin(height, width), pmax(height, width)];
  const [least, most] = [c(2 ** -900), c(2 ** 900)];
  const isUsual = and(and(lt(width, most), lt(height, most)), and(lt(least, far), or(eq(near, c(0)), lt(least, near))));
  return rescue(not(isUsual), signed(angleOf({ height, width }, quotient, lt(x, c(0))), y), "atan2", y, x);
};

/** asin of what is at most ½ in size, or of √((1 − |x|)/2) for what is more. */
const asinBelow = (x: Expr): { readonly isFar: Expr; readonly near: Pair; readonly far: Pair } => {
  const size = abs(x);
  const isFar = lt(c(0.5), size);
  const z = select(isFar, mul(c(0.5), sub(c(1), size)), mul(size, size));
  const root = select(isFar, sqrt(z), size);
  const low = mul(root, mul(z, polynomial(z, arcsine)));
  const high = upper(root);
  // √z − its upper half, where √z itself is rounded. The sum is not 0 where z is.
  const rest = div(sub(z, mul(high, high)), add(add(root, high), c(1e-300)));
  return { isFar, near: { high: size, low }, far: { high: add(high, high), low: mul(c(2), add(low, rest)) } };
};

/** asin x in radians, within 1 ulp. */
export const asin = (x: Expr): Expr => {
  const { isFar, near, far } = asinBelow(x);
  return signed(turned(one(isFar, "f64"), choice(isFar, times(c(-1), far), near)), x);
};

/** acos x in radians, within 1 ulp. */
export const acos = (x: Expr): Expr => {
  const { isFar, near, far } = asinBelow(x);
  const isBelow = lt(x, c(0));
  return turned(select(isFar, select(isBelow, c(2), c(0)), c(1)), times(select(xor(isFar, isBelow), c(1), c(-1)), choice(isFar, far, near)));
};
