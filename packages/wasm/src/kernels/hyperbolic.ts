import { abs, add, constant, div, lt, mul, pmax, pmin, select, sub, type Expr } from "../ir/expr.js";
import { expInTwo, expm1Near } from "./exp.js";
import { logOf } from "./log.js";
import { choice, quotient, sum, sumInOrder, type Pair } from "./pair.js";
import { polynomial } from "./polynomial.js";
import { signed } from "./sign.js";

const c = constant;
const one: Pair = { high: c(1), low: c(0) };

/** tanh x = −t/(2 + t) with t = e^(−2|x|) − 1, within 2 ulps. What rounding took from the divisor is put back, times 1/(2 + t), which is (1 − t)/2 near enough. */
export const tanh = (x: Expr): Expr => {
  const t = expm1Near(mul(c(-2), pmin(abs(x), c(22))));
  const divisor = sumInOrder(c(2), t);
  const ratio = div(t, divisor.high);
  return signed(sub(mul(mul(ratio, divisor.low), mul(c(0.5), sub(c(1), t))), ratio), x);
};

/** e^|x|/2 and e^−|x|/2. */
const halves = (x: Expr): readonly [Pair, Pair] => {
  const large = expInTwo(pmin(abs(x), c(1000)), undefined, -1);
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
