import { abs, add, constant, div, le, lt, mul, pmin, select, sub, type Expr } from "../ir/expr.js";
import { expTimes } from "./exp.js";
import { polynomial } from "./polynomial.js";
import { negative, quotient, rounded, square, sumInOrder, type Pair } from "./pair.js";
import { signed } from "./sign.js";

const c = constant;

/** Minimax approximation of erf √z/√z − 1 for √z up to 0.8, to 2⁻⁵⁷: Remez, 250 bits, each coefficient rounded before the rest is found. */
const near = [0.12837916709551256, -0.37612638903183626, 0.11283791670947386, -0.0268661706432425, 0.00522397760172, -0.000854832528249, 0.00012055253184, -1.492329467e-5, 1.64172114e-6, -1.582881e-7, 1.10826e-8];

/** Minimax approximations of (1 + 2x) e^(x²) erfc x − 5/4 in (x − centre)/(x + centre): where erfc is to be right beside 1, from 0.79 to 6, and alone, from 0.65 to 28. */
const beside = { centre: 2.75, terms: [0.008803625813959996, -0.13046248371747016, -0.07130620985467225, 0.14490634186669096, -0.114493142735515, 0.0523193270389, -0.01050289433, -0.002633211, 0.0018987424, -3.81418e-5, -0.000402768, -9.45187e-5] };
const alone = { centre: 4.125, terms: [-0.019149016018823628, -0.1390680662775504, 0.020513271670806653, 0.06145401619843423, -0.09682104597801086, 0.09355831149613597, -0.06931478985317481, 0.0412313120957888, -0.01958735094620625, 0.007053733889285, -0.001609206162333, 9.06220021e-6, 0.000160621015, -5.5277647e-5, -1.732285e-6, 7.081478e-6, -1.4206e-6, -6.2894e-7, 2.8449e-7, 3.911e-8, -3.188e-8] };

/** erf x for |x| ≤ 0.8. */
const erfNear = (x: Expr): Pair => ({ high: x, low: mul(x, polynomial(mul(x, x), near)) });

/** erfc x from a table: its form over 1 + 2x, times e^(−x²), all in two numbers. @source the form: Shepherd and Laframboise (1981), Chebyshev approximation of (1 + 2x) exp(x²) erfc x */
const erfcFar = (x: Expr, { centre, terms }: typeof beside): Expr => {
  const xx = negative(square(x));
  const twice = add(x, x);
  const form = sumInOrder(c(1.25), polynomial(sub(div(twice, add(x, c(centre))), c(1)), terms));
  return expTimes(xx.high, xx.low, quotient(form, sumInOrder(twice, c(1))));
};

/** erf x, within 1 ulp. */
export const erf = (x: Expr): Expr => {
  const size = abs(x);
  return select(lt(size, c(0.8)), rounded(erfNear(x)), signed(sub(c(1), erfcFar(pmin(size, c(6)), beside)), x));
};

/** erfc x, within 1 ulp. */
export const erfc = (x: Expr): Expr => {
  const far = erfcFar(pmin(abs(x), c(28)), alone);
  const { high, low } = negative(erfNear(x));
  const less = sumInOrder(c(1), high);
  return select(lt(abs(x), c(0.65)), add(less.high, add(less.low, low)), select(le(x, c(0)), sub(c(2), far), far));
};
