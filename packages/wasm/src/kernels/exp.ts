import { abs, add, bits, constant, float, lt, mul, pmax, pmin, select, shl, shrU, sub, word, type Expr } from "../ir/expr.js";
import { ln2 } from "./log.js";
import { polynomial } from "./polynomial.js";
import { product, sumInOrder, upper, type Pair } from "./pair.js";

const c = constant;
const inverseLn2 = c(Math.LOG2E);

/** A whole number of magnitude below 2³¹ in the low bits of a float64: 1.5 · 2⁵² added moves it there. */
export const magic = c(1.5 * 2 ** 52);

/** Minimax approximation of (eʳ − 1 − r)/r² for |r| ≤ ln 2/2, to 2⁻⁵⁵ over |r| + 1/32, each coefficient rounded before those of lower powers are found: Remez, 250 bits. */
const tail = [0.5, 1 / 6, 0.04166666666662149, 0.0083333333333321, 0.0013888888919933, 0.0001984126986, 2.4801517e-5, 2.755727e-6, 2.7622e-7, 2.51e-8];

/** x + more = k ln 2 + r: a whole k in the low bits of a word, and r with what rounding took from it. */
const reduceByLn2 = (x: Expr, more?: Expr): { readonly k: Expr; readonly r: Expr; readonly lost: Expr } => {
  const shifted = add(mul(x, inverseLn2), magic);
  const k = sub(shifted, magic);
  const high = sub(x, mul(k, ln2[0]));
  const low = more ? sub(mul(k, ln2[1]), more) : mul(k, ln2[1]);
  const r = sub(high, low);
  return { k: bits(shifted), r, lost: sub(sub(high, r), low) };
};

/** eʳ − 1 − r for the small r of a reduction. */
const curved = (r: Expr, lost: Expr): Expr => add(mul(mul(r, r), polynomial(r, tail)), lost);

/** 2^(k + bias − 1023) for a whole k in the low bits of a word, within the range of normal numbers. */
export const powerOfTwo = (k: Expr, bias = 1023n): Expr => float(shl(add(k, word(bias)), 52));

/** Multiplies by 2ᵏ for such a k up to 2000 in size, also where 2ᵏ itself is out of range. */
const scale = (k: Expr): ((y: Expr) => Expr) => {
  const half = shrU(k, 1);
  const [a, b] = [half, sub(k, half)].map((part) => powerOfTwo(part)) as [Expr, Expr];
  return (y) => mul(mul(y, a), b);
};

/** 2^doublings e^(x + more) for |x| up to 1200 and a much smaller rest, in two numbers, the first of which is within 0.6 ulp. */
export const expInTwo = (x: Expr, more?: Expr, doublings = 0n): Pair => {
  const { k, r, lost } = reduceByLn2(x, more);
  const sum = sumInOrder(c(1), r);
  const { high, low } = sumInOrder(sum.high, add(sum.low, curved(r, lost)));
  const scaled = scale(doublings === 0n ? k : add(k, word(doublings)));
  return { high: scaled(high), low: scaled(low) };
};

/** e^(r + lost) − 1, to 60 bits: r + r²/2, all but the rest of which is exact, and what is left of the series. */
const lessOne = (r: Expr, lost: Expr): Pair => {
  const [first, half] = [upper(r), mul(c(0.5), upper(r))];
  const { high, low } = sumInOrder(r, mul(first, half));
  const rest = add(mul(add(sub(r, first), lost), add(mul(c(0.5), r), half)), lost);
  return { high, low: add(low, add(rest, mul(mul(mul(r, r), r), polynomial(r, tail.slice(1))))) };
};

/** e^(x + more) times a factor in two numbers, within 0.6 ulp. */
export const expTimes = (x: Expr, more: Expr, factor: Pair): Expr => {
  const { k, r, lost } = reduceByLn2(x, more);
  const near = lessOne(r, lost);
  const { high, low } = sumInOrder(c(1), near.high);
  const total = product(high, factor.high);
  return scale(k)(add(total.high, add(total.low, add(mul(add(low, near.low), factor.high), mul(high, factor.low)))));
};

/** e^(x + more), for the same. */
export const expOf = (x: Expr, more?: Expr): Expr => expInTwo(x, more).high;

/** eˣ, within 1 ulp. */
export const exp = (x: Expr): Expr => expOf(pmax(pmin(x, c(1000)), c(-1000)));

/** eˣ − 1, within 1 ulp: half of 2ᵏ − 1, which is exact and no less than half of 2ᵏ (eʳ − 1) but where it is 0, and of that the first of two numbers is; doubled. */
export const expm1 = (x: Expr): Expr => {
  const { k, r, lost } = reduceByLn2(pmax(pmin(x, c(710)), c(-50)));
  const near = lessOne(r, lost);
  const w = powerOfTwo(k, 1022n);
  const { high, low } = sumInOrder(sub(w, c(0.5)), mul(w, near.high));
  const value = add(high, add(low, mul(w, near.low)));
  return select(lt(abs(x), c(2 ** -54)), x, add(value, value));
};
