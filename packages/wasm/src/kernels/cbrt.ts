import { abs, add, bits, constant, div, float, lt, mul, or, select, shl, shrU, sub, word, type Expr } from "../ir/expr.js";
import { magic } from "./exp.js";
import { polynomial } from "./polynomial.js";
import { upper } from "./pair.js";
import { signed } from "./sign.js";

const c = constant;
/** 2⁵² as bits: a whole number below it, put into its low bits, is a float64 less 2⁵². */
const whole = word(0x4330000000000000n);

/** Minimax approximation of 1/∛r for 0.9097 ≤ r ≤ 1.0993, to 2⁻²⁴, rounded. */
const inverse = [1.8725854638, -1.871660674, 1.6016952, -0.74542, 0.1428];

/**
 * ∛x, within 1 ulp: a third of the exponent by arithmetic on the upper bits, a polynomial, and one step of Newton's.
 *
 * @source Kahan and Bindel (2001), Computing a real cube root
 */
export const cbrt = (x: Expr): Expr => {
  const size = abs(x);
  const isSubnormal = lt(size, c(2 ** -1022));
  const a = select(isSubnormal, mul(size, c(2 ** 54)), size);
  const upperBits = sub(float(or(shrU(bits(a), 32), whole)), c(2 ** 52));
  const rough = float(shl(bits(add(add(mul(upperBits, c(1 / 3)), c(715094163)), magic)), 32));
  const good = upper(mul(rough, polynomial(mul(mul(rough, rough), div(rough, a)), inverse)));
  const ratio = div(a, mul(good, good));
  const best = add(good, mul(good, div(sub(ratio, good), add(add(good, good), ratio))));
  const value = select(isSubnormal, mul(best, c(2 ** -18)), best);
  return select(lt(size, c(Infinity)), signed(select(lt(c(0), size), value, c(0)), x), x);
};
