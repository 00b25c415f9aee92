import { and, bits, float, or, word, type Expr } from "../ir/expr.js";

export const signBit = word(-(2n ** 63n));

/** A value that is not negative, with the sign of x. */
export const signed = (value: Expr, x: Expr): Expr => float(or(bits(value), and(bits(x), signBit)));
