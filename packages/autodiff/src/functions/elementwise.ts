import { elementwise } from "./elementwise-table.js";

export const {
  neg, add, sub, mul, div, pow, square,
  exp, expm1, log, log1p, log2, log10, logb, sqrt, cbrt,
  sin, cos, tan, asin, acos, atan, atan2, hypot, sinc,
  sinh, cosh, tanh, asinh, acosh, atanh,
  erf, erfc, gamma, lgamma, digamma, polygamma,
  sigmoid, softplus, relu,
  abs, sign, min, max, floor, ceil, round, heaviside, step,
} = elementwise;

/**
 * a where c is not 0, else b: element by element, of the shape that those of c, a and b broadcast to. Both are computed, and derivatives flow to the one that is taken: what the values and slopes of the other
 * are, NaN and infinities among them, does not count, in derivatives of any order, and through loops, checkpoints and products of matrices.
 *
 * Three things it cannot take back:
 * - a pullback given to `customVjp` computes as it is written, with cotangents of 0;
 * - a system of equations whose matrix is not finite has no solution, not even for a cotangent of 0, and one of a singular matrix throws;
 * - in forward mode a direction that is 0 because of the selection is multiplied as any other: the tangent of `sqrt(where(x.greater(0), x, 0))` at −1 is ∞ · 0, which is NaN, where its gradient is 0.
 *
 * @throws shapes/broadcast, autodiff/dtype
 * @example
 * const f = (x) => where(x.greater(0), mul(x, log(x)), 0)
 * grad(f)(-1)       // => 0
 * grad(grad(f))(-1) // => 0
 */
export const where = elementwise.where;
