import { add, and, bits, constant, div, float, le, lt, mul, ne, not, or, rescue, select, shl, shrU, sub, abs, word, type Expr } from "../ir/expr.js";
import { polynomial } from "./polynomial.js";
import { quotient, sumInOrder, upper, type Pair } from "./pair.js";

const c = constant;
/** ln 2 in two parts, the first of which has 20 bits free for a whole number: fdlibm's. */
export const ln2 = [c(6.93147180369123816490e-1), c(1.90821492927058770002e-10)] as const;

/** log((1 + s)/(1 − s)) = 2s + s³ (L₁ + L₂ s² + …): fdlibm's minimax coefficients. */
const series = [6.666666666666735130e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1, 1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1];

const rootOfHalf = 0x3fe6a09e667f3bcdn;
const bias = 1100n;
/** 2⁵² as bits: a whole number below it, put into its low bits, is a float64 less 2⁵². */
const whole = 0x4330000000000000n;

/** x = 2ᵏ (1 + f) with 1 + f between √½ and √2, for normal positive x. */
export const parts = (x: Expr): { readonly k: Expr; readonly f: Expr } => {
  const place = bits(x);
  const exponent = shrU(add(place, word((bias << 52n) - rootOfHalf)), 52);
  const m = float(sub(add(place, word(bias << 52n)), shl(exponent, 52)));
  return { k: sub(float(or(exponent, word(whole))), c(2 ** 52 + Number(bias))), f: sub(m, c(1)) };
};

/** log(1 + f) = f − f²/2 + s (f²/2 + r), s = f/(2 + f) */
const seriesOf = (f: Expr): { readonly s: Expr; readonly r: Expr; readonly half: Expr } => {
  const s = div(f, add(c(2), f));
  const z = mul(s, s);
  return { s, r: mul(z, polynomial(z, series)), half: mul(mul(c(0.5), f), f) };
};

/** k ln 2 + log(1 + f) + correction */
const joined = ({ k, f }: ReturnType<typeof parts>, correction?: Expr): Expr => {
  const { s, r, half } = seriesOf(f);
  const low = mul(k, ln2[1]);
  const inner = add(mul(s, add(half, r)), correction ? add(low, correction) : low);
  return sub(mul(k, ln2[0]), sub(sub(half, inner), f));
};

/** log u + correction + more log 2, for normal positive u. */
export const logOf = (u: Expr, correction?: Expr, more?: Expr): Expr => {
  const { k, f } = parts(u);
  return joined({ k: more ? add(k, more) : k, f }, correction);
};

const isNormal = (x: Expr): Expr => and(le(c(2 ** -1022), x), lt(x, c(Infinity)));
/** A value for normal positive x; the host's elsewhere. */
const ofNormal = (x: Expr, value: Expr, name: string): Expr => rescue(not(isNormal(x)), value, name, x);

/** log x, within 1 ulp; the host's where x is no normal positive number. */
export const log = (x: Expr): Expr => ofNormal(x, joined(parts(x)), "log");

/** log(1 + x), within 1 ulp; the host's at −1 and below, and at infinity. */
export const log1p = (x: Expr): Expr => {
  const u = add(c(1), x);
  // What rounding took from 1 + x, as a part of it.
  const lost = select(lt(c(1), x), sub(c(1), sub(u, x)), sub(x, sub(u, c(1))));
  const inside = and(lt(c(-1), x), lt(x, c(1e300)));
  return rescue(not(inside), select(lt(abs(x), c(2 ** -54)), x, joined(parts(u), div(lost, u))), "log1p", x);
};

/** log x for normal positive x, in two numbers, the first of 26 bits, the second up to 0.02: off by 2⁻⁵⁶ at most, and where |x − 1| is small, by 2⁻⁵³ (x − 1)³. */
export const logWithRest = (x: Expr): Pair => {
  const { k, f } = parts(x);
  const { s, r, half } = seriesOf(f);
  const a = upper(f);
  const square = mul(mul(c(0.5), a), a);
  const whole = mul(k, ln2[0]);
  const high = upper(add(whole, sub(f, square)));
  const small = add(sub(mul(s, add(half, r)), mul(mul(c(0.5), sub(f, a)), add(f, a))), mul(k, ln2[1]));
  return { high, low: add(sub(add(sub(whole, high), f), square), small) };
};

/** The logarithm of x to a base, within 1 ulp, exact for whole powers; the host's where one of them is no normal positive number, or the base 1. */
export const logb = (x: Expr, base: Expr): Expr => {
  const [above, below] = [x, base].map(logWithRest).map(({ high, low }) => sumInOrder(high, low)) as [Pair, Pair];
  return rescue(not(and(and(isNormal(x), isNormal(base)), ne(base, c(1)))), quotient(above, below).high, "logb", x, base);
};

/** log(1 + f), in two numbers, the first of 26 bits. */
const inTwo = (f: Expr): Pair => {
  const { s, r, half } = seriesOf(f);
  const high = upper(sub(f, half));
  return { high, low: add(sub(sub(f, high), half), mul(s, add(half, r))) };
};

/** A logarithm to another base: 1/log base in two numbers, the first of 26 bits, and log 2 to the base, the first of which k can be multiplied by exactly. */
const toBase = (name: string, scale: readonly [Expr, Expr], two: readonly [Expr, Expr]) => (x: Expr): Expr => {
  const { k, f } = parts(x);
  const { high, low } = inTwo(f);
  const { high: whole, low: rest } = sumInOrder(mul(k, two[0]), mul(high, scale[0]));
  const small = add(mul(k, two[1]), add(mul(add(low, high), scale[1]), mul(low, scale[0])));
  return ofNormal(x, add(add(small, rest), whole), name);
};

/** log₂ x, within 1 ulp; the host's where x is no normal positive number. */
export const log2 = toBase("log2", [c(1.4426950216293335), c(1.9259629911266175e-8)], [c(1), c(0)]);

/** log₁₀ x, within 1 ulp; the host's where x is no normal positive number. */
export const log10 = toBase("log10", [c(0.4342944771051407), c(4.798111141615973e-9)], [c(0.30102999560767785), c(5.630334806675098e-11)]);
