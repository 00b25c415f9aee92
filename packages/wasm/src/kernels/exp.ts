import { add, bits, constant, float, floor, mul, pmax, pmin, select, shl, sub, eq, lt, word, type Expr } from "../ir/expr.js";
import { ln2 } from "./log.js";
import { polynomial } from "./polynomial.js";
import { sumInOrder, type Pair } from "./pair.js";

const c = constant;
const inverseLn2 = c(Math.LOG2E);

/** A whole number of magnitude below 2³¹ in the low bits of a float64: 1.5 · 2⁵² added moves it there. */
export const magic = c(1.5 * 2 ** 52);

/** Minimax approximation of (eʳ − 1 − r)/r² for |r| ≤ ln 2/2, to 2⁻⁵⁵ over |r| + 0.05: Remez, 250 bits. */
const tail = [0.5000000000000003, 0.16666666666666682, 0.041666666666590794, 0.008333333333316864, 0.0013888888927835056, 0.0001984126989842753, 2.4801509089639804e-05, 2.7557231799773507e-06, 2.7624708617866865e-07, 2.511333171715842e-08];

/** x + more = k ln 2 + r, k whole: k, also in the low bits of a number, and r with what rounding took from it. */
const reduceByLn2 = (x: Expr, more?: Expr): { readonly k: Expr; readonly place: Expr; readonly r: Expr; readonly lost: Expr } => {
  const shifted = add(mul(x, inverseLn2), magic);
  const k = sub(shifted, magic);
  const high = sub(x, mul(k, ln2[0]));
  const low = more ? sub(mul(k, ln2[1]), more) : mul(k, ln2[1]);
  const r = sub(high, low);
  return { k, place: shifted, r, lost: sub(sub(high, r), low) };
};

/** eʳ − 1 − r for the small r of a reduction. */
const curved = (r: Expr, lost: Expr): Expr => add(mul(mul(r, r), polynomial(r, tail)), lost);

/** 2ᵏ for a whole k in the low bits of a number, within the range of normal numbers. */
export const powerOfTwo = (place: Expr): Expr => float(shl(add(bits(place), word(1023n)), 52));

/** Multiplies by 2ᵏ for a whole |k| up to 2000, also where 2ᵏ itself is out of range. */
const scale = (k: Expr): ((y: Expr) => Expr) => {
  const half = floor(mul(k, c(0.5)));
  const [a, b] = [half, sub(k, half)].map((part) => powerOfTwo(add(part, magic))) as [Expr, Expr];
  return (y) => mul(mul(y, a), b);
};

/** 2^doublings e^(x + more) for |x| up to 1200 and a much smaller rest, in two numbers, the first of which is within 0.6 ulp. */
export const expInTwo = (x: Expr, more?: Expr, doublings = 0): Pair => {
  const { k, r, lost } = reduceByLn2(x, more);
  const sum = sumInOrder(c(1), r);
  const { high, low } = sumInOrder(sum.high, add(sum.low, curved(r, lost)));
  const scaled = scale(doublings === 0 ? k : add(k, c(doublings)));
  return { high: scaled(high), low: scaled(low) };
};

/** e^(x + more), for the same. */
export const expOf = (x: Expr, more?: Expr): Expr => expInTwo(x, more).high;

/** eˣ, within 1 ulp. */
export const exp = (x: Expr): Expr => expOf(pmax(pmin(x, c(1000)), c(-1000)));

/** eˣ − 1 for −50 ≤ x ≤ 40, within 1.5 ulps: 2ᵏ − 1 is exact, and no less than 2ᵏ r but where it is 0. */
export const expm1Near = (x: Expr): Expr => {
  const { place, r, lost } = reduceByLn2(x);
  const whole = powerOfTwo(place);
  const sum = sumInOrder(sub(whole, c(1)), mul(whole, r));
  return add(sum.high, add(sum.low, mul(whole, curved(r, lost))));
};

/** eˣ − 1, within 2 ulps. */
export const expm1 = (x: Expr): Expr => {
  const bounded = pmax(pmin(x, c(1000)), c(-50));
  const isFar = lt(c(40), bounded);
  return select(isFar, expOf(bounded), select(eq(x, c(0)), x, expm1Near(bounded)));
};
