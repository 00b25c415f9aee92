import type { Field } from "../field.js";
import { digamma, erf, erfc, gamma, hypot as realHypot, lgamma, polygamma } from "../kernels/index.js";

/** A complex number re + im·i. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

type Unary = (z: Complex) => Complex;

const complexOf = (re: number, im: number): Complex => ({ re, im });
const real = (re: number): Complex => complexOf(re, 0);
const one = real(1), nowhere = complexOf(NaN, NaN);
const { sin: sine, cos: cosine, exp: e, log: ln, log1p: ln1p, atan: arctan, sinh: sh, cosh: ch } = Math;

const neg: Unary = (z) => complexOf(-z.re, -z.im);
const add = (z: Complex, w: Complex): Complex => complexOf(z.re + w.re, z.im + w.im);
const sub = (z: Complex, w: Complex): Complex => complexOf(z.re - w.re, z.im - w.im);
const mul = (z: Complex, w: Complex): Complex => complexOf(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re);
const times = (z: Complex, k: number): Complex => complexOf(z.re * k, z.im * k);

/** Smith's division: no |w|², which would overflow. */
const div = (z: Complex, w: Complex): Complex => {
  if (Math.abs(w.re) < Math.abs(w.im)) return div(complexOf(z.im, -z.re), complexOf(w.im, -w.re));
  const ratio = w.im === 0 ? 0 : w.im / w.re, size = w.re + w.im * ratio;
  return complexOf((z.re + z.im * ratio) / size, (z.im - z.re * ratio) / size);
};

/** b/(2√a) with the limit ±∞ at a = 0, where the real root has a vertical tangent. */
const sqrt: Unary = ({ re: a, im: b }) => {
  if (!(a >= 0)) return nowhere;
  const root = Math.sqrt((Math.hypot(a, b) + a) / 2);
  return a === 0 ? complexOf(0, b === 0 ? 0 : b / 0) : complexOf(root, b / (2 * root));
};

/** log(1 + t·i), t real: what a power or a logarithm has beyond that of the real part. */
const logOfTurn = (t: number): Complex => complexOf(ln1p(t * t) / 2, arctan(t));

const logOver = (log: (x: number) => number, unit: number): Unary => ({ re: a, im: b }) => {
  const turn = logOfTurn(b / a);
  if (b === 0) return complexOf(log(a), 0);
  if (!(a > 0)) return a === 0 ? complexOf(-Infinity, b / 0) : nowhere;
  return complexOf(log(a) + turn.re / unit, turn.im / unit);
};
const log = logOver(ln, 1);
const exp: Unary = ({ re: a, im: b }) => (b === 0 ? real(e(a)) : complexOf(e(a) * cosine(b), e(a) * sine(b)));

/** log(1 + z) for re z > −1 */
const log1p: Unary = ({ re: a, im: b }) => {
  if (a <= -1 || Number.isNaN(a)) return a === -1 ? complexOf(-Infinity, b === 0 ? 0 : b / 0) : nowhere;
  const turn = logOfTurn(b / (1 + a));
  return complexOf(ln1p(a) + turn.re, turn.im);
};

/** z^w = aᶜ · exp(w·log z − c·log a): aᶜ is taken as the real power is, for a negative base too. */
const pow = (z: Complex, w: Complex): Complex => {
  const { re: a, im: b } = z, { re: c, im: d } = w, power = a ** c;
  if (a === 0 && d === 0) return complexOf(power, b === 0 || c === 0 ? 0 : c * 0 ** (c - 1) * b);
  const turn = times(logOfTurn(b / a), c);
  return times(exp(d === 0 ? turn : add(turn, mul(complexOf(0, d), log(z)))), power);
};

/** √(1 − z) and √(1 + z), and the imaginary part of asin z by Kahan's formula, which adds terms of one sign only. */
const arc = (z: Complex): { low: Complex; high: Complex; im: number } => {
  const low = sqrt(sub(one, z)), high = sqrt(add(one, z));
  return { low, high, im: Math.asinh(low.re * high.im - low.im * high.re) };
};
/** Infinite slope at both ends of the domain. */
const ends = (value: number, { im }: Complex, sign: number): Complex => complexOf(value, im === 0 ? 0 : (sign * im) / 0);
const asin: Unary = (z) => {
  if (!(Math.abs(z.re) < 1)) return Math.abs(z.re) === 1 ? ends(Math.asin(z.re), z, 1) : nowhere;
  const { low, high, im } = arc(z);
  return complexOf(arctan(z.re / mul(low, high).re), im);
};
const acos: Unary = (z) => {
  if (!(Math.abs(z.re) < 1)) return Math.abs(z.re) === 1 ? ends(Math.acos(z.re), z, -1) : nowhere;
  const { low, high, im } = arc(z);
  return complexOf(2 * arctan(low.re / high.re), -im);
};

const tan: Unary = ({ re: a, im: b }) => {
  const t = Math.tan(a), s = Math.tanh(b), size = 1 + (t * s) ** 2;
  return complexOf((t * (1 - s * s)) / size, (s * (1 + t * t)) / size);
};
const tanh: Unary = ({ re: a, im: b }) => {
  const t = Math.tanh(a), s = Math.tan(b), size = 1 + (t * s) ** 2;
  return complexOf((t * (1 + s * s)) / size, s / ch(a) ** 2 / size);
};
const sin: Unary = ({ re: a, im: b }) => complexOf(sine(a) * ch(b), cosine(a) * sh(b));
const cos: Unary = ({ re: a, im: b }) => complexOf(cosine(a) * ch(b), -sine(a) * sh(b));
const atan: Unary = ({ re: a, im: b }) =>
  complexOf(Math.atan2(2 * a, (1 - a) * (1 + a) - b * b) / 2, Math.atanh((2 * b) / (1 + a * a + b * b)) / 2);

/** Σ (−z²)ᵏ/(2k+1)!, where sin z and z nearly cancel; sin z / z beyond. */
const sinc: Unary = (z) => {
  if (Math.hypot(z.re, z.im) > 1) return div(sin(z), z);
  const square = mul(z, z);
  let sum = one;
  for (let k = 10; k > 0; k--) sum = sub(one, times(mul(square, sum), 1 / (2 * k * (2 * k + 1))));
  return sum;
};

const sigmoid: Unary = (z) => (z.re >= 0 ? div(one, add(one, exp(neg(z)))) : div(exp(z), add(one, exp(z))));
const softplus: Unary = (z) => (z.re > 0 ? add(z, log1p(exp(neg(z)))) : log1p(exp(z)));

/** √(z² + w²) = r·√((z/r)² + (w/r)²), r that of the real parts; at the origin a kink with derivative 0. */
const hypot = (z: Complex, w: Complex): Complex => {
  const r = realHypot(z.re, w.re);
  if (!(r > 0)) return real(r);
  const [a, b, c, d] = [z.re / r, z.im / r, w.re / r, w.im / r];
  return times(sqrt(complexOf(1 - b * b - d * d, 2 * (a * b + c * d))), r);
};

/** The angle of the real parts, and the angle to there from z, w: its tangent is (y·X − x·Y)/(x·X + y·Y), whose real part is 0. */
const atan2 = (y: Complex, x: Complex): Complex => {
  const r = realHypot(y.re, x.re), [Y, X] = [y.re / r, x.re / r];
  const turn = atan(div(complexOf(0, (y.im / r) * X - (x.im / r) * Y), complexOf(1, (x.im / r) * X + (y.im / r) * Y)));
  return complexOf(Math.atan2(y.re, x.re) + turn.re, turn.im);
};

/** A function that its Taylor polynomial of degree 1 in the imaginary part stands for. */
const linear = (f: (x: number) => number, slope: (x: number) => number): Unary => ({ re, im }) => complexOf(f(re), im === 0 ? 0 : im * slope(re));
const gaussian = (x: number): number => (2 / Math.sqrt(Math.PI)) * e(-x * x);

/** A function of constant pieces: no derivative where it jumps. */
const pieces = (f: (x: number) => number, jumps: (x: number) => boolean): Unary => ({ re, im }) => complexOf(f(re), im !== 0 && jumps(re) ? NaN : 0);
const isZero = (x: number): boolean => x === 0;
const halves = (z: Complex, w: Complex): Complex => times(add(z, w), 0.5);

/**
 * The complex numbers as a field for the complex step: each function is the analytic continuation of the real one from the real axis, with its
 * domain and its kinks (re z decides, and the derivative at a kink is the table's), in formulas that keep the relative accuracy of an imaginary
 * part however small. erf, erfc and the gamma family are continued to first order in it, which for a step of 10⁻⁹⁰ is exact.
 *
 * @source Kahan (1987), Branch cuts for complex elementary functions; Martins, Sturdza, Alonso (2003), The complex-step derivative approximation
 * @example
 * complex.exp({ re: 0, im: 1e-200 }) // => { re: 1, im: 1e-200 }
 */
export const complex: Field<Complex> = {
  constant: real,
  pi: real(Math.PI),
  e: real(Math.E),
  neg, add, sub, mul, div, pow, sqrt, exp, log, log1p, sin, cos, tan, asin, acos, atan, atan2, hypot, sinc, tanh, sigmoid, softplus,
  square: ({ re: a, im: b }) => complexOf((a - b) * (a + b), 2 * a * b),
  expm1: ({ re: a, im: b }) => complexOf(Math.expm1(a) * cosine(b) - 2 * sine(b / 2) ** 2, b === 0 ? 0 : e(a) * sine(b)),
  log2: logOver(Math.log2, Math.LN2),
  log10: logOver(Math.log10, Math.LN10),
  logb: (z, base) => div(log(z), log(base)),
  cbrt: ({ re: a, im: b }) => {
    const third = arctan(b / a) / 3, size = Math.cbrt(a) * Math.cbrt(Math.hypot(1, b / a));
    return a === 0 ? complexOf(0, b === 0 ? 0 : b / 0) : complexOf(size * cosine(third), size * sine(third));
  },
  sinh: ({ re: a, im: b }) => complexOf(sh(a) * cosine(b), ch(a) * sine(b)),
  cosh: ({ re: a, im: b }) => complexOf(ch(a) * cosine(b), sh(a) * sine(b)),
  asinh: ({ re: a, im: b }) => {
    const { low, high, im } = arc(complexOf(-b, a));
    return complexOf(im, arctan(b / mul(low, high).re));
  },
  acosh: (z) => {
    if (!(z.re > 1)) return z.re === 1 ? ends(0, z, 1) : nowhere;
    const low = sqrt(sub(z, one)), high = sqrt(add(z, one));
    return complexOf(Math.asinh(low.re * high.re + low.im * high.im), 2 * arctan(low.im / high.re));
  },
  atanh: ({ re: a, im: b }) =>
    Math.abs(a) <= 1 ? complexOf(ln1p((4 * a) / ((1 - a) ** 2 + b * b)) / 4, Math.atan2(2 * b, (1 - a) * (1 + a) - b * b) / 2) : nowhere,
  erf: linear(erf, gaussian),
  erfc: linear(erfc, (x) => -gaussian(x)),
  gamma: linear(gamma, (x) => gamma(x) * digamma(x)),
  lgamma: linear(lgamma, digamma),
  digamma: linear(digamma, (x) => polygamma(1, x)),
  polygamma: (n, z) => linear((x) => polygamma(n.re, x), (x) => polygamma(n.re + 1, x))(z),
  abs: (z) => (z.re > 0 ? z : z.re < 0 ? neg(z) : real(Math.abs(z.re))),
  relu: (z) => (z.re > 0 ? z : real(Math.max(z.re, 0))),
  min: (z, w) => (z.re < w.re ? z : w.re < z.re ? w : halves(z, w)),
  max: (z, w) => (z.re > w.re ? z : w.re > z.re ? w : halves(z, w)),
  sign: pieces(Math.sign, isZero),
  floor: pieces(Math.floor, Number.isInteger),
  ceil: pieces(Math.ceil, Number.isInteger),
  round: pieces(Math.round, (x) => Number.isInteger(x - 0.5)),
  heaviside: pieces((x) => (Math.sign(x) + 1) / 2, isZero),
  step: pieces((x) => (x > 0 ? 1 : x <= 0 ? 0 : NaN), isZero),
  where: (c, z, w) => (Number.isNaN(c.re) ? nowhere : c.re === 0 ? w : z),
  restrict: (z, guard) => (Number.isNaN(guard.re) || Number.isNaN(guard.im) ? nowhere : z),
};
