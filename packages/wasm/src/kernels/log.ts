import { add, and, bits, constant, div, float, le, lt, mul, not, or, rescue, select, shl, shrU, sub, abs, word, type Expr } from "../ir/expr.js";
import { horner } from "./horner.js";

const c = constant;
const ln2 = [c(6.93147180369123816490e-1), c(1.90821492927058770002e-10)] as const;

/** log((1 + s)/(1 − s)) = 2s + s³ (L₁ + L₂ s² + …): fdlibm's minimax coefficients. */
const series = [6.666666666666735130e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1, 1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1];

const rootOfHalf = 0x3fe6a09e667f3bcdn;
const bias = 1100n;
/** 2⁵² as bits: a whole number below it, put into its low bits, is a float64 less 2⁵². */
const whole = 0x4330000000000000n;

/** x = 2ᵏ (1 + f) with 1 + f between √½ and √2, for normal positive x. */
const parts = (x: Expr): { readonly k: Expr; readonly f: Expr } => {
  const place = bits(x);
  const exponent = shrU(add(place, word((bias << 52n) - rootOfHalf)), 52);
  const m = float(sub(add(place, word(bias << 52n)), shl(exponent, 52)));
  return { k: sub(float(or(exponent, word(whole))), c(2 ** 52 + Number(bias))), f: sub(m, c(1)) };
};

/** k ln 2 + log(1 + f) + correction */
const joined = ({ k, f }: ReturnType<typeof parts>, correction?: Expr): Expr => {
  const s = div(f, add(c(2), f));
  const z = mul(s, s);
  const half = mul(mul(c(0.5), f), f);
  const r = mul(z, horner(z, series));
  const low = mul(k, ln2[1]);
  const inner = add(mul(s, add(half, r)), correction ? add(low, correction) : low);
  return sub(mul(k, ln2[0]), sub(sub(half, inner), f));
};

/** log x, within 1 ulp; the host's where x is no normal positive number. */
export const log = (x: Expr): Expr => {
  const isNormal = and(le(c(2 ** -1022), x), lt(x, c(Infinity)));
  return rescue(not(isNormal), joined(parts(x)), "log", x);
};

/** log(1 + x), within 1 ulp; the host's at −1 and below, and at infinity. */
export const log1p = (x: Expr): Expr => {
  const u = add(c(1), x);
  // What rounding took from 1 + x, as a part of it.
  const lost = select(lt(c(1), x), sub(c(1), sub(u, x)), sub(x, sub(u, c(1))));
  const inside = and(lt(c(-1), x), lt(x, c(1e300)));
  return rescue(not(inside), select(lt(abs(x), c(2 ** -54)), x, joined(parts(u), div(lost, u))), "log1p", x);
};
