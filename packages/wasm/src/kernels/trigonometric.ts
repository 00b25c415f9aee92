import { abs, add, and, bits, constant, eq, float, lt, mul, nearest, not, rescue, select, shl, sub, word, xor, div, type Expr } from "../ir/expr.js";
import { magic } from "./exp.js";
import { horner } from "./horner.js";

const c = constant;
const half = c(0.5);

// π/2 in parts of 33 bits, and what is left after the second: fdlibm's.
const [pio2First, pio2Second, pio2Rest] = [c(1.57079632673412561417), c(6.07710050630396597660e-11), c(2.02226624879595063154e-21)] as const;

/** fdlibm's minimax coefficients of sin and cos up to π/4. */
const sine = [-1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10];
const cosine = [4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5, -2.75573143513906633035e-7, 2.08757232129817482790e-9, -1.13596475577881948265e-11];

/** Beyond this the products of the reduction would be rounded. */
const farthest = c(1e5);

interface Reduced {
  /** The quarter of the circle in its low bits. */
  readonly quadrant: Expr;
  readonly y: Expr;
  readonly rest: Expr;
}

/** x = j π/2 + y + rest */
const reduced = (x: Expr): Reduced => {
  const j = nearest(mul(x, c(2 / Math.PI)));
  const first = sub(x, mul(j, pio2First));
  const product = mul(j, pio2Second);
  const second = sub(first, product);
  const w = sub(mul(j, pio2Rest), sub(sub(first, second), product));
  const y = sub(second, w);
  return { quadrant: bits(add(j, magic)), y, rest: sub(sub(second, y), w) };
};

const sinReduced = ({ y, rest }: Reduced): Expr => {
  const z = mul(y, y);
  const v = mul(z, y);
  const [first, ...others] = sine;
  return sub(y, sub(sub(mul(z, sub(mul(half, rest), mul(v, horner(z, others)))), rest), mul(v, c(first!))));
};

const cosReduced = ({ y, rest }: Reduced): Expr => {
  const z = mul(y, y);
  const hz = mul(half, z);
  const w = sub(c(1), hz);
  return add(w, add(sub(sub(c(1), w), hz), sub(mul(z, mul(z, horner(z, cosine))), mul(y, rest))));
};

const isOdd = ({ quadrant }: Reduced): Expr => eq(and(quadrant, word(1n)), word(1n));

/** The value with its sign turned where bit 1 of a quadrant is set. */
const turned = (value: Expr, quadrant: Expr): Expr => float(xor(bits(value), shl(and(quadrant, word(2n)), 62)));

const near = (x: Expr, value: Expr, name: string): Expr => rescue(not(lt(abs(x), farthest)), value, name, x);

/** sin x, x in radians, within 1 ulp up to 10⁵; the host's beyond. */
export const sin = (x: Expr): Expr => {
  const r = reduced(x);
  const value = turned(select(isOdd(r), cosReduced(r), sinReduced(r)), r.quadrant);
  return near(x, select(lt(abs(x), c(2 ** -27)), x, value), "sin");
};

/** cos x, x in radians, within 1 ulp up to 10⁵; the host's beyond. */
export const cos = (x: Expr): Expr => {
  const r = reduced(x);
  return near(x, turned(select(isOdd(r), sinReduced(r), cosReduced(r)), add(r.quadrant, word(1n))), "cos");
};

/** tan x, x in radians, within 3 ulps up to 10⁵; the host's beyond. */
export const tan = (x: Expr): Expr => {
  const r = reduced(x);
  const [s, k] = [sinReduced(r), cosReduced(r)];
  const value = select(isOdd(r), div(sub(c(0), k), s), div(s, k));
  return near(x, select(lt(abs(x), c(2 ** -27)), x, value), "tan");
};

/** sin x/x, x in radians, 1 at 0, within 2 ulps up to 10⁵; of the host's sine beyond. */
export const sinc = (x: Expr): Expr => select(eq(x, c(0)), c(1), select(eq(abs(x), c(Infinity)), c(0), div(sin(x), x)));
