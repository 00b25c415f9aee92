import { elementwise } from "./elementwise-table.js";

/** A function of the table by itself: a bundle has only those that it uses. */
const of = <N extends keyof typeof elementwise>(name: N): (typeof elementwise)[N] => elementwise[name];

export const neg = /* @__PURE__ */ of("neg");
export const add = /* @__PURE__ */ of("add");
export const sub = /* @__PURE__ */ of("sub");
export const mul = /* @__PURE__ */ of("mul");
export const div = /* @__PURE__ */ of("div");
export const pow = /* @__PURE__ */ of("pow");
export const square = /* @__PURE__ */ of("square");

export const exp = /* @__PURE__ */ of("exp");
export const expm1 = /* @__PURE__ */ of("expm1");
export const log = /* @__PURE__ */ of("log");
export const log1p = /* @__PURE__ */ of("log1p");
export const log2 = /* @__PURE__ */ of("log2");
export const log10 = /* @__PURE__ */ of("log10");
export const logb = /* @__PURE__ */ of("logb");
export const sqrt = /* @__PURE__ */ of("sqrt");
export const cbrt = /* @__PURE__ */ of("cbrt");

export const sin = /* @__PURE__ */ of("sin");
export const cos = /* @__PURE__ */ of("cos");
export const tan = /* @__PURE__ */ of("tan");
export const asin = /* @__PURE__ */ of("asin");
export const acos = /* @__PURE__ */ of("acos");
export const atan = /* @__PURE__ */ of("atan");
export const atan2 = /* @__PURE__ */ of("atan2");
export const hypot = /* @__PURE__ */ of("hypot");
export const sinc = /* @__PURE__ */ of("sinc");

export const sinh = /* @__PURE__ */ of("sinh");
export const cosh = /* @__PURE__ */ of("cosh");
export const tanh = /* @__PURE__ */ of("tanh");
export const asinh = /* @__PURE__ */ of("asinh");
export const acosh = /* @__PURE__ */ of("acosh");
export const atanh = /* @__PURE__ */ of("atanh");

export const erf = /* @__PURE__ */ of("erf");
export const erfc = /* @__PURE__ */ of("erfc");
export const gamma = /* @__PURE__ */ of("gamma");
export const lgamma = /* @__PURE__ */ of("lgamma");
export const digamma = /* @__PURE__ */ of("digamma");
export const polygamma = /* @__PURE__ */ of("polygamma");

export const sigmoid = /* @__PURE__ */ of("sigmoid");
export const softplus = /* @__PURE__ */ of("softplus");
export const relu = /* @__PURE__ */ of("relu");

export const abs = /* @__PURE__ */ of("abs");
export const sign = /* @__PURE__ */ of("sign");
export const min = /* @__PURE__ */ of("min");
export const max = /* @__PURE__ */ of("max");
export const floor = /* @__PURE__ */ of("floor");
export const ceil = /* @__PURE__ */ of("ceil");
export const round = /* @__PURE__ */ of("round");
export const heaviside = /* @__PURE__ */ of("heaviside");
export const step = /* @__PURE__ */ of("step");
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
export const where = /* @__PURE__ */ of("where");
