import { add, bits, constant, float, floor, mul, nearest, pmax, pmin, select, shl, sub, eq, lt, word, type Expr } from "../ir/expr.js";
import { polynomial } from "./polynomial.js";
import { sumInOrder } from "./pair.js";

const c = constant;
const inverseLn2 = c(Math.LOG2E);
// ln 2 in two parts, the first of which has 20 bits free for k: fdlibm's.
const ln2 = [c(6.93147180369123816490e-1), c(1.90821492927058770002e-10)] as const;

/** A whole number of magnitude below 2³¹ in the low bits of a float64: 1.5 · 2⁵² added moves it there. */
export const magic = c(1.5 * 2 ** 52);

/** Minimax approximation of (eʳ − 1 − r)/r² for |r| ≤ ln 2/2, to 2e-16: Remez, 200 bits. */
const tail = [0.5000000000000001, 0.16666666666666674, 0.04166666666662412, 0.008333333333322207, 0.0013888888917215386, 0.00019841269886593598, 2.480152129374048e-05, 2.755724233407738e-06, 2.7620089364974056e-07, 2.511005077989078e-08];

/** x + more = k ln 2 + r, k whole: k, and r with what rounding took from it. */
const reduceByLn2 = (x: Expr, more?: Expr): { readonly k: Expr; readonly r: Expr; readonly lost: Expr } => {
  const k = nearest(mul(x, inverseLn2));
  const high = sub(x, mul(k, ln2[0]));
  const low = more ? sub(mul(k, ln2[1]), more) : mul(k, ln2[1]);
  const r = sub(high, low);
  return { k, r, lost: sub(sub(high, r), low) };
};

/** eʳ − 1 − r for the small r of a reduction. */
const curved = (r: Expr, lost: Expr): Expr => add(mul(mul(r, r), polynomial(r, tail)), lost);

/** eʳ − 1 for the small r of a reduction. */
const expm1Reduced = (r: Expr, lost: Expr): Expr => add(r, curved(r, lost));

/** 2ᵏ for a whole k within the range of normal numbers. */
const powerOfTwo = (k: Expr): Expr => float(shl(add(bits(add(k, magic)), word(1023n)), 52));

/** y · 2ᵏ for a whole |k| up to 2000, also where 2ᵏ itself is out of range. */
const scaled = (y: Expr, k: Expr): Expr => {
  const half = floor(mul(k, c(0.5)));
  return mul(mul(y, powerOfTwo(half)), powerOfTwo(sub(k, half)));
};

/** e^(x + more) for |x| below 1200 and a much smaller rest, within 0.6 ulp. */
export const expOf = (x: Expr, more?: Expr): Expr => {
  const { k, r, lost } = reduceByLn2(x, more);
  const sum = sumInOrder(c(1), r);
  return scaled(add(sum.high, add(sum.low, curved(r, lost))), k);
};

/** eˣ, within 1 ulp. */
export const exp = (x: Expr): Expr => expOf(pmax(pmin(x, c(1000)), c(-1000)));

/** eˣ − 1, within 2 ulps. */
export const expm1 = (x: Expr): Expr => {
  const { k, r, lost } = reduceByLn2(pmax(pmin(x, c(1000)), c(-50)));
  const p = expm1Reduced(r, lost);
  const half = floor(mul(k, c(0.5)));
  const [a, b] = [powerOfTwo(half), powerOfTwo(sub(k, half))];
  // 2ᵏ p + (2ᵏ − 1), the latter exact where it counts; past 2⁵⁴ in two steps, for 2¹⁰²⁴ is none.
  const large = mul(mul(add(c(1), p), a), b);
  const small = add(mul(p, mul(a, b)), sub(mul(a, b), c(1)));
  return select(eq(k, c(0)), select(eq(x, c(0)), x, p), select(lt(c(60), k), large, small));
};

/** eˣ − 1 for −50 ≤ x ≤ 0, within 1 ulp. */
export const expm1Below = (x: Expr): Expr => {
  const { k, r, lost } = reduceByLn2(x);
  const scale = powerOfTwo(k);
  return add(mul(expm1Reduced(r, lost), scale), sub(scale, c(1)));
};
