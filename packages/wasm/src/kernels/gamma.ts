import { add, and, constant, div, floor, le, lt, mul, not, one, rescue, select, sub, type Expr } from "../ir/expr.js";
import { polynomial } from "./polynomial.js";
import { logOf } from "./log.js";

const c = constant;

/** Minimax approximation of log Γ(2 + w)/w for 1¼ ≤ 2 + w ≤ 2¼, to 2⁻⁵⁸: Remez, 250 bits. */
const near = [0.42278433509846713, 0.32246703342411326, -0.0673523010531982, 0.020580808427762394, -0.00738555102870084, 0.0028905103328921377, -0.0011927539052273737, 0.0005096694412800664, -0.00022315516489346583, 9.945864425849034e-05, -4.491583667691643e-05, 2.0515191059200205e-05, -9.540404420009712e-06, 4.060150456351946e-06, -2.086019560234438e-06, 2.5655470433043685e-06, 3.6595493078274496e-06, 5.232932338188893e-06, 3.1746474527545287e-06, 1.0116571857565135e-06];
/** Minimax approximation of ψ(x₀ + w)/w for 1 ≤ x₀ + w ≤ 2, x₀ the zero of ψ, to 2⁻⁵⁵. */
const besideRoot = [0.9676722454476212, -0.4427631689835915, 0.25849976095565075, -0.1639427054426025, 0.10782405069138765, -0.0721995612378074, 0.0488042881487656, -0.03316112728715779, 0.02259764904311309, -0.015424746521778311, 0.010538768975809, -0.007204810461578283, 0.004927151475756545, -0.003367371307678217, 0.00230141646536279, -0.0015900591421579792, 0.001101805044340025, -0.0006975349669812999, 0.00042011983286301244, -0.0004009671267104059, 0.00040210700650640193, -0.00017655543384622862];
const root = [c(1.4616321449683622), c(9.549995429965697e-17)] as const;

/** B₂, B₄, …, B₁₆. @source DLMF 24.2.1 */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];
const stirling = bernoulli.map((b, k) => b / ((2 * k + 2) * (2 * k + 1)));
const stirlingSlope = bernoulli.map((b, k) => b / (2 * k + 2));
const halfLog2PiLess = c(0.4189385332046727);

/** From here on Stirling's series. */
const large = 8;
const isLarge = (x: Expr): Expr => le(c(large), x);
const inRange = (x: Expr, value: Expr, name: string): Expr => rescue(not(and(le(c(2 ** -1022), x), lt(x, c(Infinity)))), value, name, x);

/** log Γ(x), within 5 ulps for x > 0, its zeros 1 and 2 included; the host's elsewhere. @source DLMF 5.5.1, 5.11.1 */
export const lgamma = (x: Expr): Expr => {
  // x + up and x − down are between 1¼ and 2¼.
  const [isBelow, isFarBelow] = [lt(x, c(1.25)), lt(x, c(0.25))];
  const up = add(one(isBelow, "f64"), one(isFarBelow, "f64"));
  const down = sub(floor(sub(x, c(0.25))), c(1));
  let above = c(1);
  for (let k = 1; k <= large - 2; k++) above = mul(above, select(le(c(k), down), sub(x, c(k)), c(1)));
  const below = mul(x, select(isFarBelow, add(x, c(1)), c(1)));
  const log = logOf(select(isLarge(x), x, select(isBelow, below, above)));
  const w = select(isBelow, add(x, sub(up, c(2))), sub(sub(x, c(2)), down));
  const value = mul(w, polynomial(w, near));
  const inverse = div(c(1), x);
  const far = add(mul(sub(x, c(0.5)), sub(log, c(1))), add(mul(inverse, polynomial(mul(inverse, inverse), stirling)), halfLog2PiLess));
  return inRange(x, select(isLarge(x), far, select(isBelow, sub(value, log), add(value, log))), "lgamma");
};

/** ψ(x), within 5 ulps for x > 0, its zero included; the host's elsewhere. @source DLMF 5.5.2, 5.11.2 */
export const digamma = (x: Expr): Expr => {
  // The sum of 1/(x − k) over the whole k by which x is more than 2, as one fraction; below 1 it is −1/x.
  const isBelow = lt(x, c(1));
  const down = sub(floor(x), c(1));
  let [numerator, denominator] = [select(isBelow, c(-1), c(0)), select(isBelow, x, c(1))];
  for (let k = 1; k <= large - 2; k++) {
    const isIn = le(c(k), down);
    const factor = select(isIn, sub(x, c(k)), c(1));
    numerator = add(mul(numerator, factor), mul(denominator, one(isIn, "f64")));
    denominator = mul(denominator, factor);
  }
  const w = sub(sub(select(isBelow, add(x, c(1)), sub(x, down)), root[0]), root[1]);
  const inverse = div(c(1), x);
  const zz = mul(inverse, inverse);
  const far = sub(logOf(x), add(mul(c(0.5), inverse), mul(zz, polynomial(zz, stirlingSlope))));
  return inRange(x, select(isLarge(x), far, add(mul(w, polynomial(w, besideRoot)), div(numerator, denominator))), "digamma");
};
