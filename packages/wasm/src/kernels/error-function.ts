import { abs, add, constant, div, le, lt, mul, pmin, select, sub, type Expr } from "../ir/expr.js";
import { expOf } from "./exp.js";
import { polynomial } from "./polynomial.js";
import { square, sumInOrder } from "./pair.js";
import { signed } from "./sign.js";

const c = constant;

/** Minimax approximation of erf √z/√z − 1 for √z up to 0.86, to 2⁻⁵⁶: Remez, 250 bits, each of the first coefficients rounded before the rest is found. */
const near = [0.1283791670955126, -0.3761263890318414, 0.11283791670975644, -0.026866170649357386, 0.005223977670141877, -0.0008548329781014153, 0.00012055438830067618, -1.4928247580283887e-05, 1.6502650795930179e-06, -1.6749848303597933e-07, 1.672858683166277e-08, -1.5036185957974043e-09];

/** Minimax approximations of (1 + 2x) e^(x²) erfc x − 9/8 in (x − centre)/(x + centre): where erfc is to be right beside 1, from ¾ to 6, and alone, from ½ to 28. */
const beside = { centre: 3, terms: [0.12800805826983383, -0.13562110612222575, -0.04756229440694692, 0.12964515639372018, -0.11927369664409504, 0.06830776327763949, -0.023771817989906227, 0.002525299784821628, 0.0018810005389311932, -0.0007855846165567068, -9.577786346388957e-05, 0.0001563266725787498, 4.2401435340759396e-05] };
const alone = { centre: 3.75, terms: [0.11251263083782757, -0.1402405985855468, 0.003585415485466903, 0.08227673849012213, -0.108803930141917, 0.09230432116130159, -0.05869339858519423, 0.028362277402238942, -0.00974657961808943, 0.001755626017396636, 0.00029371413874977245, -0.00029015504693837344, 5.1646774173497776e-05, 2.2387785406415554e-05, -1.1436793492822339e-05, -9.817821099968014e-07, 1.736614103734851e-06, -4.544262046423837e-08, -2.393739279910362e-07, 1.3592579468366936e-08, 2.424910864857691e-08] };

/** erf x for |x| ≤ 0.84. */
const erfNear = (x: Expr): Expr => add(x, mul(x, polynomial(mul(x, x), near)));

/** erfc x from a table. The square is taken to twice the bits, for the exponential function multiplies by it what is lost. @source the form: Shepherd and Laframboise (1981), Chebyshev approximation of (1 + 2x) exp(x²) erfc x */
const erfcFar = (x: Expr, { centre, terms }: typeof beside): Expr => {
  const { high, low } = square(x);
  const form = sumInOrder(c(1.125), polynomial(div(sub(x, c(centre)), add(x, c(centre))), terms));
  const divisor = sumInOrder(add(x, x), c(1));
  const factor = div(form.high, divisor.high);
  // What rounding took from both, as a part of the factor, which is about 5/4 over the divisor.
  const lost = mul(c(0.8), sub(form.low, mul(divisor.low, factor)));
  return mul(expOf(sub(c(0), high), sub(lost, low)), factor);
};

/** erf x, within 1 ulp. */
export const erf = (x: Expr): Expr => {
  const size = abs(x);
  return select(lt(size, c(0.84)), erfNear(x), signed(sub(c(1), erfcFar(pmin(size, c(6)), beside)), x));
};

/** erfc x, within 2 ulps. */
export const erfc = (x: Expr): Expr => {
  const far = erfcFar(pmin(abs(x), c(28)), alone);
  return select(lt(abs(x), c(0.5)), sub(c(1), erfNear(x)), select(le(x, c(0)), sub(c(2), far), far));
};
