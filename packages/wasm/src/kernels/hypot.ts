import { abs, add, constant, div, eq, lt, mul, or, pmax, pmin, select, sqrt, sub, type Expr } from "../ir/expr.js";
import { square, sumInOrder } from "./pair.js";

const c = constant;

/** √(x² + y²), within 1 ulp: squares and their sum are kept to twice the bits, which correct the root. */
export const hypot = (x: Expr, y: Expr): Expr => {
  // In this order one of them is no number where x or y is none.
  const [small, large] = [pmin(abs(y), abs(x)), pmax(abs(x), abs(y))];
  const isHuge = lt(c(2 ** 500), large);
  const isTiny = lt(large, c(2 ** -400));
  const scale = select(isHuge, c(2 ** -600), select(isTiny, c(2 ** 600), c(1)));
  const back = select(isHuge, c(2 ** 600), select(isTiny, c(2 ** -600), c(1)));
  const [a, b] = [square(mul(large, scale)), square(mul(small, scale))];
  const sum = sumInOrder(a.high, b.high);
  const root = sqrt(sum.high);
  const again = square(root);
  const rest = add(sub(sub(sum.high, again.high), again.low), add(add(a.low, b.low), sum.low));
  const value = mul(add(root, div(rest, add(add(root, root), c(1e-300)))), back);
  return select(or(eq(abs(x), c(Infinity)), eq(abs(y), c(Infinity))), c(Infinity), value);
};
