import { abs, constant, div, eq, host, mul, select, sqrt, type Expr } from "../ir/expr.js";

/** xʸ where y is known and small, by multiplication. */
const powers: Readonly<Record<number, (x: Expr) => Expr>> = {
  0: () => constant(1),
  1: (x) => x,
  2: (x) => mul(x, x),
  3: (x) => mul(mul(x, x), x),
  4: (x) => mul(mul(x, x), mul(x, x)),
  [-1]: (x) => div(constant(1), x),
  [-2]: (x) => div(constant(1), mul(x, x)),
  // The root of −0 is −0 and that of −∞ none, where the powers are 0 and ∞.
  0.5: (x) => select(eq(x, constant(-Infinity)), constant(Infinity), abs(sqrt(x))),
};

/** xʸ, the host's but for small known exponents, which are within 2 ulps. */
export const pow = (x: Expr, y: Expr): Expr => {
  const known = y.op === "const" ? powers[Number(y.value)] : undefined;
  return known ? known(x) : host("pow", x, y);
};
