import { add, and, constant, div, host, le, lt, mul, not, rescue, type Expr } from "../ir/expr.js";
import { product, quotient, rounded, sum, type Pair } from "./pair.js";
import { polynomial } from "./polynomial.js";

const c = constant;

/** B₂, B₄, …, B₁₆. @source DLMF 24.2.1 */
const bernoulli = [1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510];

/** So many terms of the series are summed. */
const count = 9;

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

const plus = (x: Pair, y: Pair): Pair => {
  const { high, low } = sum(x.high, y.high);
  return { high, low: add(low, add(x.low, y.low)) };
};
const times = (x: Pair, y: Pair): Pair => {
  const { high, low } = product(x.high, y.high);
  return { high, low: add(low, add(mul(x.high, y.low), mul(x.low, y.high))) };
};
const power = (x: Pair, n: number): Pair => (n === 1 ? x : times(power(x, n - 1), x));

/** The derivative of ψ of a known order n for x > 0, within 1 ulp: the terms of its series up to where an expansion takes over. @source DLMF 5.15.1, 25.11.28 */
const ofOrder = (n: number, x: Expr): Expr => {
  const sign = n % 2 === 1 ? 1 : -1;
  const over = (k: number, s: number, factor: number): Pair => quotient({ high: c(sign * factor), low: c(0) }, power(sum(x, c(k)), s));
  const terms = Array.from({ length: count }, (_, k) => over(k, n + 1, factorial(n)));
  const far = over(count, n, factorial(n - 1));
  const inverse = div(c(1), add(x, c(count)));
  const square = mul(inverse, inverse);
  const rest = polynomial(square, bernoulli.map((b, k) => (b * factorial(n + 2 * k + 1)) / (factorial(2 * k + 2) * factorial(n - 1))));
  const { high, low } = [over(count, n + 1, factorial(n) / 2), ...terms.toReversed()].reduce(plus, far);
  return rescue(not(and(le(c(2 ** -180), x), lt(x, c(2 ** 180)))), rounded({ high, low: add(low, mul(far.high, mul(square, rest))) }), "polygamma", c(n), x);
};

/** The n-th derivative of ψ, within 1 ulp where n is known, 1 to 4, and 2⁻¹⁸⁰ ≤ x < 2¹⁸⁰; the host's elsewhere. */
export const polygamma = (n: Expr, x: Expr): Expr => (n.op === "const" && [1, 2, 3, 4].includes(Number(n.value)) ? ofOrder(Number(n.value), x) : host("polygamma", n, x));
