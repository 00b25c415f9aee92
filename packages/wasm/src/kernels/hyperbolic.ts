import { abs, add, constant, div, lt, mul, pmin, select, sub, type Expr } from "../ir/expr.js";
import { exp, expm1, expm1Below } from "./exp.js";
import { log1p } from "./log.js";
import { signed } from "./sign.js";

const c = constant;
/** tanh x = −t/(t + 2) with t = e^(−2|x|) − 1, within 3 ulps. */
export const tanh = (x: Expr): Expr => {
  const t = expm1Below(mul(c(-2), pmin(abs(x), c(22))));
  return signed(abs(div(t, add(t, c(2)))), x);
};

/** sinh x, within 3 ulps. */
export const sinh = (x: Expr): Expr => {
  const size = abs(x);
  const t = expm1(size);
  const near = mul(c(0.5), add(t, div(t, add(t, c(1)))));
  const far = exp(mul(c(0.5), size));
  return signed(select(lt(size, c(22)), near, mul(mul(c(0.5), far), far)), x);
};

/** cosh x, within 3 ulps. */
export const cosh = (x: Expr): Expr => {
  const size = abs(x);
  const e = exp(size);
  const far = exp(mul(c(0.5), size));
  return select(lt(size, c(22)), add(mul(c(0.5), e), div(c(0.5), e)), mul(mul(c(0.5), far), far));
};

/** 1/(1 + e⁻ˣ), within 3 ulps. */
export const sigmoid = (x: Expr): Expr => {
  const e = exp(sub(c(0), abs(x)));
  return div(select(lt(x, c(0)), e, c(1)), add(c(1), e));
};

/** log(1 + eˣ), within 2 ulps. */
export const softplus = (x: Expr): Expr => add(select(lt(x, c(0)), c(0), x), log1p(exp(sub(c(0), abs(x)))));
