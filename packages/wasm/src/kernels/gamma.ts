import { add, and, constant, div, eq, floor, le, lt, mul, not, one, rescue, select, sub, type Expr } from "../ir/expr.js";
import { expOf } from "./exp.js";
import { logWithRest } from "./log.js";
import { choice, rounded, sum, sumInOrder, upper, type Pair } from "./pair.js";
import { polynomial } from "./polynomial.js";
import { logInTwo } from "./pow.js";

const c = constant;

/**
 * Minimax approximations beside a zero, of log Γ(2 + w)/w for −0.68 ≤ w ≤ 0.32 and of ψ(x₀ + w)/w for 1 ≤ x₀ + w ≤ 2, to 2⁻⁵⁵: least squares of 250 bits, weighted anew until the largest error is least,
 * each coefficient rounded before the rest is found. The first one is in two numbers.
 */
const besideTwo = [0.42278433509846713, 1.02786e-17, 0.32246703342411326, -0.06735230105320139, 0.02058080842776998, -0.0073855510282603565, 0.00289051033243876, -0.001192753930392972, 0.000509669437887894, -0.000223154403354065, 9.945969925081e-05, -4.4928203810146e-05, 2.047971702e-05, -9.46323451535e-06, 4.52489113574e-06, -1.6919414225e-06, 8.8311983755e-07, -1.567681011e-06, -1.3042157062e-06, -8.570934032e-07];
const besideRoot = [0.9676722454476212, -3.65011e-17, -0.4427631689835915, 0.25849976095565097, -0.16394270544259762, 0.10782405069135674, -0.07219956123809658, 0.04880428815063247, -0.0331611272792735, 0.0225976489866402, -0.015424746631642, 0.0105387699476147, -0.0072048097362423, 0.004927141364955, -0.00336737169747, 0.00230148124935, -0.00159008611192, 0.00110155509213, -0.00069735287197, 0.0004206523761, -0.00040147535, 0.0004016256903, -0.000176014143];
/** The zero of ψ. */
const root = [1.4616321449683622, 9.549995429965697e-17] as const;

/** What Stirling's series are without their first terms, for the same: x (log Γ(x) − (x − ½) log x + x − log √2π) for x ≥ 3.32 and x² (log x − 1/2x − ψ(x)) for x ≥ 3, in 1/x². */
const stirling = [0.08333333333333302, -0.00277777777751521, 0.0007936507278124, -0.000595230449406, 0.00084125498465, -0.0018976829012, 0.005889262298, -0.02014775032, 0.0561858537, -0.08338546];
const stirlingSlope = [0.0833333333333113, -0.0083333333227148, 0.0039682521063544, -0.00416649823536, 0.00756660600698, -0.0207673112488, 0.075303409597, -0.29881421058, 1.0402308675, -2.520720186, 2.99098826];
/** log √2π − ½ */
const halfLog2PiLess = [c(0.4189385332046727), c(1.6728209650585413e-17)] as const;

/** w (t₀ + t₁ w + …) in two numbers, where w has a rest: what counts is multiplied by upper halves. */
const fromZero = (w: Expr, more: number, [first, firstRest, second, third, ...others]: readonly number[]): Pair => {
  const a = upper(w);
  const b = add(sub(w, a), c(more));
  const tail = mul(w, add(c(third!), mul(w, polynomial(w, others))));
  const slope = upper(add(c(second!), tail));
  const slopeRest = add(sub(c(second!), slope), tail);
  const linear = mul(a, slope);
  const factor = upper(add(c(first!), linear));
  const factorRest = add(add(sub(c(first!), factor), linear), add(add(mul(b, slope), mul(w, slopeRest)), c(firstRest!)));
  return { high: mul(a, factor), low: add(mul(b, add(factor, factorRest)), mul(a, factorRest)) };
};

const inRange = (x: Expr, end: number, value: Expr, name: string): Expr => rescue(not(and(le(c(2 ** -1022), x), lt(x, c(end)))), value, name, x);

/** log Γ(x) for normal positive x, in two numbers, by a logarithm in two. @source DLMF 5.5.1, 5.11.1 */
const logGamma = (x: Expr, logOf: (x: Expr) => Pair): Pair => {
  // x is next to 0, 1, 2, 3 or beyond.
  const place = floor(add(x, c(0.68)));
  const [isFarBelow, isBelow, isAbove, isNear] = [lt(place, c(1)), lt(place, c(2)), lt(c(2), place), le(place, c(3))];
  const inverse = div(c(1), x);
  const square = mul(x, x);
  const next = add(x, square);
  const log = logOf(select(isBelow, select(isFarBelow, next, x), select(isNear, select(isAbove, sub(x, c(1)), c(1)), x)));
  // With what rounding took from x + x².
  const logRest = add(log.low, select(isFarBelow, mul(add(sub(x, next), square), inverse), c(0)));
  const near = fromZero(sub(x, place), 0, besideTwo);
  const sign = select(isBelow, c(-1), c(1));
  // (x − ½)(log x − 1) + …
  const m = sub(x, c(0.5));
  const a = upper(m);
  const factor = sub(log.high, c(1));
  const rest = add(add(mul(sub(sub(x, a), c(0.5)), factor), mul(m, logRest)), add(mul(inverse, polynomial(mul(inverse, inverse), stirling)), halfLog2PiLess[1]));
  const total = sum(select(isNear, near.high, mul(a, factor)), select(isNear, mul(sign, log.high), halfLog2PiLess[0]));
  return { high: total.high, low: add(total.low, select(isNear, add(near.low, mul(sign, logRest)), rest)) };
};

/** log Γ(x), within 1 ulp for x > 0, its zeros 1 and 2 included; the host's from 0 down. */
export const lgamma = (x: Expr): Expr => inRange(x, 2 ** 1000, rounded(logGamma(x, logWithRest)), "lgamma");

/** Γ(x), within 1 ulp for x > 0, factorials exactly; the host's from 0 down. */
export const gamma = (x: Expr): Expr => {
  const log = logGamma(x, logInTwo);
  const { high, low } = sumInOrder(log.high, log.low);
  return inRange(x, 172, expOf(high, low), "gamma");
};

/** ψ(x), within 1 ulp for x > 0, its zero included; the host's from 0 down. @source DLMF 5.5.2, 5.11.2 */
export const digamma = (x: Expr): Expr => {
  const place = floor(x);
  const isLarge = lt(c(2), place);
  // 1/x below 1 and from 3 on, 1/(x − 1) from 2 to 3.
  const divisor = sub(x, one(eq(place, c(2)), "f64"));
  const inverse = div(c(1), divisor);
  const square = mul(inverse, inverse);
  const [a, b] = [upper(divisor), upper(inverse)];
  const inverseRest = mul(sub(sub(c(1), mul(a, b)), mul(sub(divisor, a), b)), inverse);
  const times = select(isLarge, c(-0.5), sub(place, c(1)));
  const near = fromZero(sub(sub(x, place), c(root[0] - 1)), -root[1], besideRoot);
  const log = logWithRest(x);
  const base = choice(isLarge, { high: log.high, low: sub(log.low, mul(square, polynomial(square, stirlingSlope))) }, near);
  const total = sum(base.high, mul(times, b));
  return inRange(x, Infinity, add(total.high, add(total.low, add(base.low, mul(times, inverseRest)))), "digamma");
};
