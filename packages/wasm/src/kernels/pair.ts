import { add, and, bits, constant, div, float, mul, select, sub, word, type Expr } from "../ir/expr.js";

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

/** x + y, exactly. @source Knuth, The Art of Computer Programming 2, §4.2.2, theorem B */
export const sum = (x: Expr, y: Expr): Pair => {
  const high = add(x, y);
  const part = sub(high, x);
  return { high, low: add(sub(x, sub(high, part)), sub(y, part)) };
};

/** x · y, to twice the bits. @source Dekker (1971), A floating-point technique for extending the available precision */
export const product = (x: Expr, y: Expr): Pair => {
  const high = mul(x, y);
  const [a, b] = [upper(x), upper(y)];
  const [c, d] = [sub(x, a), sub(y, b)];
  return { high, low: add(add(add(sub(mul(a, b), high), mul(a, d)), mul(c, b)), mul(c, d)) };
};

/** x/y of numbers in two, to twice the bits, where x is 0 or greater than 2⁻⁹⁰⁰ and y less than 2¹⁰⁰⁰ in size. */
export const quotient = (x: Pair, y: Pair): Pair => {
  const inverse = div(constant(1), y.high);
  const first = upper(mul(x.high, inverse));
  const a = upper(y.high);
  const rest = sub(sub(x.high, mul(first, a)), sub(mul(first, add(sub(y.high, a), y.low)), x.low));
  return sumInOrder(first, mul(rest, inverse));
};

/** x², to twice the bits. */
export const square = (x: Expr): Pair => {
  const high = mul(x, x);
  const a = upper(x);
  const b = sub(x, a);
  return { high, low: add(add(sub(mul(a, a), high), mul(add(a, a), b)), mul(b, b)) };
};

/** The nearest number. */
export const rounded = ({ high, low }: Pair): Expr => add(high, low);

export const negative = ({ high, low }: Pair): Pair => ({ high: sub(constant(0), high), low: sub(constant(0), low) });
export const choice = (when: Expr, x: Pair, y: Pair): Pair => ({ high: select(when, x.high, y.high), low: select(when, x.low, y.low) });
