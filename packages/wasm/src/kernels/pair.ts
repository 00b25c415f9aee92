import { add, and, bits, constant, div, float, lt, mul, select, sub, word, abs, type Expr } from "../ir/expr.js";

/** A number as the sum of two: a rounded one, and what rounding took from it. */
export interface Pair {
  readonly high: Expr;
  readonly low: Expr;
}

const upperHalf = word(-(2n ** 27n));

/** The first 26 bits of a number: products of two such are exact. */
export const upper = (x: Expr): Expr => float(and(bits(x), upperHalf));

/** x + y, exactly, where |x| ≥ |y| or x is 0. */
export const sumInOrder = (x: Expr, y: Expr): Pair => {
  const high = add(x, y);
  return { high, low: add(sub(x, high), y) };
};

/** x + y, exactly. */
export const sum = (x: Expr, y: Expr): Pair => {
  const isLess = lt(abs(x), abs(y));
  return sumInOrder(select(isLess, y, x), select(isLess, x, y));
};

/** x · y, to twice the bits. @source Dekker (1971), A floating-point technique for extending the available precision */
export const product = (x: Expr, y: Expr): Pair => {
  const high = mul(x, y);
  const [a, b] = [upper(x), upper(y)];
  const [c, d] = [sub(x, a), sub(y, b)];
  return { high, low: add(add(add(sub(mul(a, b), high), mul(a, d)), mul(c, b)), mul(c, d)) };
};

/** x/(y + rest), to twice the bits, for 2⁻⁹⁰⁰ < x and y < 2¹⁰⁰⁰, or x = 0. */
export const quotient = (x: Expr, { high: y, low: rest }: Pair): Pair => {
  const inverse = div(constant(1), y);
  const first = upper(mul(x, inverse));
  const a = upper(y);
  return sumInOrder(first, mul(sub(sub(sub(x, mul(first, a)), mul(first, sub(y, a))), mul(first, rest)), inverse));
};

/** x², to twice the bits. */
export const square = (x: Expr): Pair => {
  const high = mul(x, x);
  const a = upper(x);
  const b = sub(x, a);
  return { high, low: add(add(sub(mul(a, a), high), mul(add(a, a), b)), mul(b, b)) };
};
