import { abs, add, and, constant, div, eq, floor, le, lt, mul, not, pmax, pmin, rescue, select, sqrt, sub, type Expr } from "../ir/expr.js";
import { expOf } from "./exp.js";
import { polynomial } from "./polynomial.js";
import { ln2, parts } from "./log.js";
import { upper, type Pair } from "./pair.js";

const c = constant;

/** xʸ where y is known and small, by multiplication, within 2 ulps. */
const powers: Readonly<Record<number, (x: Expr) => Expr>> = {
  0: () => c(1),
  1: (x) => x,
  2: (x) => mul(x, x),
  3: (x) => mul(mul(x, x), x),
  4: (x) => mul(mul(x, x), mul(x, x)),
  [-1]: (x) => div(c(1), x),
  [-2]: (x) => div(c(1), mul(x, x)),
  // The root of −0 is −0 and that of −∞ none, where the powers are 0 and ∞.
  0.5: (x) => select(eq(x, c(-Infinity)), c(Infinity), abs(sqrt(x))),
};

/** The code of a power of a known exponent. */
export const knownPower = (y: Expr): ((x: Expr) => Expr) | undefined => (y.op === "const" ? powers[Number(y.value)] : undefined);

/** (3 atanh √z/√z − 3 − z)/z² for z up to ((√2 − 1)/(√2 + 1))², to 2⁻⁷³ of 3/z²: Remez, 250 bits. */
const series = [0.5999999999999996, 0.4285714285716767, 0.333333333263048, 0.2727272830546345, 0.23076835306979082, 0.20004476110544278, 0.17512228150202241, 0.1798351615998513];
const twoThirds = [c(0.6666666567325592), c(9.934107462565104e-9), c(2 / 3)] as const;

/** log x to 65 bits for normal positive x, in two numbers, the first of 26 bits: 2/3 s (3 + s² + …), s = f/(2 + f). */
export const logInTwo = (x: Expr): Pair => {
  const { k, f } = parts(x);
  const below = add(c(2), f);
  const inverse = div(c(1), below);
  const s = mul(f, inverse);
  const first = upper(s);
  const divisor = upper(below);
  // What first leaves of f/(2 + f), where the divisor is not rounded.
  const second = mul(sub(sub(f, mul(first, divisor)), mul(first, sub(f, sub(divisor, c(2))))), inverse);
  const firstSquare = mul(first, first);
  const square = mul(s, s);
  const rest = add(mul(mul(square, square), polynomial(square, series)), mul(second, add(first, s)));
  const factor = upper(add(add(c(3), firstSquare), rest));
  const factorRest = sub(rest, sub(sub(factor, c(3)), firstSquare));
  const [u, v] = [mul(first, factor), add(mul(second, factor), mul(factorRest, s))];
  const p = upper(add(u, v));
  const pRest = sub(v, sub(p, u));
  const [high, low] = [mul(twoThirds[0], p), add(add(mul(twoThirds[1], p), mul(pRest, twoThirds[2])), mul(k, ln2[1]))];
  const whole = mul(k, ln2[0]);
  const log = upper(add(add(high, low), whole));
  return { high: log, low: sub(low, sub(sub(log, whole), high)) };
};

/** |x|ʸ for normal x: e^(y log |x|), the product exact where it counts. */
const powerOfSize = (x: Expr, y: Expr): Expr => {
  const log = logInTwo(x);
  // Beyond, every power but those of 1 is 0 or infinite.
  const exponent = pmax(pmin(y, c(2 ** 65)), c(-(2 ** 65)));
  const first = upper(exponent);
  const product = mul(first, log.high);
  const rest = add(mul(sub(exponent, first), log.high), mul(exponent, log.low));
  const isInside = lt(abs(product), c(1100));
  return expOf(pmax(pmin(product, c(1100)), c(-1100)), select(isInside, rest, c(0)));
};

/** xʸ, within 1 ulp; the host's where x is 0, subnormal or infinite, or y infinite. */
export const pow = (x: Expr, y: Expr): Expr => {
  const size = abs(x);
  const isNegative = lt(x, c(0));
  const isWhole = eq(floor(y), y);
  const half = mul(c(0.5), y);
  const isOdd = and(isWhole, not(eq(floor(half), half)));
  const value = powerOfSize(size, y);
  const signed = select(and(isNegative, isOdd), sub(c(0), value), value);
  const isNormal = and(and(le(c(2 ** -1022), size), lt(size, c(Infinity))), lt(abs(y), c(Infinity)));
  return rescue(not(isNormal), select(and(isNegative, not(isWhole)), c(NaN), signed), "pow", x, y);
};
