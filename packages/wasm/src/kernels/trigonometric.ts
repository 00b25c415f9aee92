import { abs, add, and, bits, constant, eq, float, lt, mul, rescue, select, shl, sub, word, xor, type Expr } from "../ir/expr.js";
import { magic } from "./exp.js";
import { choice, negative, quotient, rounded, sumInOrder, type Pair } from "./pair.js";
import { polynomial } from "./polynomial.js";
import { signBit } from "./sign.js";

const c = constant;
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

/** x = j π/2 + y + rest, for x that is not negative. */
const reduced = (x: Expr): Reduced => {
  const whole = add(mul(x, c(2 / Math.PI)), magic);
  const j = sub(whole, magic);
  const first = sub(x, mul(j, pio2First));
  const product = mul(j, pio2Second);
  const y = sub(first, product);
  return { quadrant: bits(whole), y, rest: sub(sub(sub(first, y), product), mul(j, pio2Rest)) };
};

/** sin(y + rest) and cos(y + rest), where cos y is 1 − y²/2 near enough for the rest: numbers to which smaller ones are to be added. */
const sinAndCos = ({ y, rest }: Reduced): { readonly sin: Pair; readonly cos: Pair } => {
  const z = mul(y, y);
  const half = mul(c(0.5), z);
  const near = sub(c(1), half);
  return {
    sin: { high: y, low: add(mul(mul(y, z), polynomial(z, sine)), mul(rest, near)) },
    cos: { high: near, low: add(sub(sub(c(1), near), half), sub(mul(mul(z, z), polynomial(z, cosine)), mul(y, rest))) },
  };
};

const isOdd = ({ quadrant }: Reduced): Expr => eq(and(quadrant, word(1n)), word(1n));

/** The value with its sign turned where a word is negative. */
const turned = (value: Expr, by: Expr): Expr => float(xor(bits(value), and(by, signBit)));
/** Bit 1 of a quadrant as the sign of a word. */
const side = (quadrant: Expr): Expr => shl(quadrant, 62);

/** A value up to 10⁵; the host's beyond. */
const near = (x: Expr, value: Expr, name: string): Expr => rescue(lt(farthest, abs(x)), value, name, x);

/** sin x, x in radians, within 1 ulp up to 10⁵; the host's beyond. */
export const sin = (x: Expr): Expr => {
  const r = reduced(abs(x));
  const parts = sinAndCos(r);
  return near(x, turned(select(isOdd(r), rounded(parts.cos), rounded(parts.sin)), xor(side(r.quadrant), bits(x))), "sin");
};

/** cos x, x in radians, within 1 ulp up to 10⁵; the host's beyond. */
export const cos = (x: Expr): Expr => {
  const r = reduced(abs(x));
  const parts = sinAndCos(r);
  return near(x, turned(select(isOdd(r), rounded(parts.sin), rounded(parts.cos)), side(add(r.quadrant, word(1n)))), "cos");
};

/** tan x, x in radians, within 1 ulp up to 10⁵; the host's beyond. */
export const tan = (x: Expr): Expr => {
  const r = reduced(abs(x));
  const parts = sinAndCos(r);
  const [s, k] = [sumInOrder(parts.sin.high, parts.sin.low), sumInOrder(parts.cos.high, parts.cos.low)];
  const isTurned = isOdd(r);
  return near(x, turned(quotient(choice(isTurned, negative(k), s), choice(isTurned, s, k)).high, bits(x)), "tan");
};

/** sin x/x, x in radians, 1 at 0, within 1 ulp up to 10⁵; the host's beyond. */
export const sinc = (x: Expr): Expr => {
  const size = abs(x);
  const r = reduced(size);
  const parts = sinAndCos(r);
  const { high, low } = choice(isOdd(r), parts.cos, parts.sin);
  const ratio = quotient(sumInOrder(high, low), { high: size, low: c(0) }).high;
  return near(x, select(lt(size, c(2 ** -27)), c(1), turned(ratio, side(r.quadrant))), "sinc");
};
