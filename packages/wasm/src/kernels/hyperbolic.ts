import { abs, add, bits, constant, div, float, lt, mul, pmax, pmin, select, sub, word, type Expr } from "../ir/expr.js";
import { expInTwo, magic, powerOfTwo } from "./exp.js";
import { ln2, logOf } from "./log.js";
import { choice, quotient, sum, sumInOrder, type Pair } from "./pair.js";
import { polynomial } from "./polynomial.js";
import { signed } from "./sign.js";

const c = constant;
const one: Pair = { high: c(1), low: c(0) };

/** Minimax approximation of (√z coth √z − 1)/z for √z up to 5/8, to 2⁻⁵⁶: Remez, 250 bits, each coefficient rounded before those of lower powers are found. */
const cotangent = [1 / 3, -0.02222222222222697, 0.0021164021162095, -0.000211640203396, 2.1377696064e-5, -2.163787e-6, 2.173e-7, -1.9e-8];

/**
 * tanh x, within 1 ulp: a number that is not rounded, and a smaller one that is. With r coth r = 1 + g, which gives e²ʳ = 1 + 2r/(1 + g − r), these are x and −x g/(1 + g) near 0, and beyond, where e²ˣ is w (1 + s) with w = 2ᵏ, 1 − 1/w
 * and (s − 1 + 1/w)/(1 + w (1 + s)). k is low rather than nearest, so that 1 − 1/w is near tanh x.
 */
export const tanh = (x: Expr): Expr => {
  const size = pmin(abs(x), c(20));
  const isFar = lt(c(0.625), size);
  const place = add(select(isFar, mul(size, c(2.65)), c(0)), magic);
  const k = sub(place, magic);
  const [high, low] = ln2.map((part) => mul(k, mul(c(0.5), part))) as [Expr, Expr];
  const r = sub(sub(size, high), low);
  const z = mul(r, r);
  const g = mul(z, polynomial(z, cotangent));
  const ratio = div(r, sub(add(c(1), g), select(isFar, r, c(0))));
  const s = add(ratio, ratio);
  const w = powerOfTwo(bits(place));
  const base = sub(c(1), float(sub(word(2046n << 52n), bits(w))));
  const far = add(base, div(sub(s, base), add(add(c(1), w), mul(w, s))));
  return signed(select(isFar, far, sub(size, mul(g, ratio))), x);
};

/** e^|x|/2 and e^−|x|/2. */
const halves = (x: Expr): readonly [Pair, Pair] => {
  const large = expInTwo(pmin(abs(x), c(1000)), undefined, -1n);
  return [large, quotient({ high: c(0.25), low: c(0) }, large)];
};
/** Where the second is nothing beside the first. */
const isFar = (x: Expr): Expr => lt(c(22), abs(x));

/** Minimax approximation of (sinh √z/√z − 1)/z for √z up to 0.4, to 2⁻⁵⁹: Remez, 250 bits. */
const besideZero = [0.16666666666666707, 0.008333333333296446, 0.00019841269947369668, 2.7557186053681732e-06, 2.5127964962431763e-08];

/** sinh x, within 1 ulp. */
export const sinh = (x: Expr): Expr => {
  const size = abs(x);
  const [large, small] = halves(x);
  const between = sumInOrder(large.high, sub(c(0), small.high));
  const zz = mul(size, size);
  const near = add(size, mul(mul(size, zz), polynomial(zz, besideZero)));
  return signed(select(lt(size, c(0.4)), near, select(isFar(x), large.high, add(between.high, add(between.low, sub(large.low, small.low))))), x);
};

/** cosh x, within 1 ulp. */
export const cosh = (x: Expr): Expr => {
  const [large, small] = halves(x);
  const total = sumInOrder(large.high, small.high);
  return select(isFar(x), large.high, add(total.high, add(total.low, add(large.low, small.low))));
};

/** 1/(1 + e⁻ˣ), within 1 ulp. */
export const sigmoid = (x: Expr): Expr => {
  const e = expInTwo(pmax(sub(c(0), abs(x)), c(-1000)));
  const divisor = sumInOrder(c(1), e.high);
  return quotient(choice(lt(x, c(0)), e, one), { high: divisor.high, low: add(divisor.low, e.low) }).high;
};

/** log(1 + eˣ), within 1 ulp: for x from 1 on x + log(1 + e⁻ˣ). */
export const softplus = (x: Expr): Expr => {
  const isNear = lt(x, c(1));
  const e = expInTwo(pmax(select(isNear, x, sub(c(0), x)), c(-1000)));
  const total = sum(c(1), e.high);
  return add(select(isNear, c(0), x), logOf(total.high, div(add(total.low, e.low), total.high)));
};
