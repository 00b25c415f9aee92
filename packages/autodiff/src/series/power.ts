import { bind } from "../bind.js";
import { dense } from "../kernels/dense.js";
import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { isConcrete, numbersOf, type Tensor } from "../tensor.js";
import { convolve } from "./convolve.js";
import { lazy, start, type PowerSeries } from "./power-series.js";
import { overNumbers } from "./over-numbers.js";
import type { Level, SeriesRule } from "./rule.js";

/** x^r: whole powers by products, others by the recurrence of powers, exponents that move by exp(r log x). */
export const pow: SeriesRule = (level, name, inputs, params) => {
  const [x, r] = inputs as [Tensor, Tensor];
  const series = level.seriesOf(x);
  if (level.moves(r)) return [level.seriesOf(moving(x, r, level))];
  const exponents = isConcrete(r) ? [...new Set(dense(numbersOf(r)))] : [];
  if (exponents.length === 0 || exponents.length > distinct) return [byExponents(series, r)];
  const powers = exponents.map((exponent) => {
    const own = Number.isInteger(exponent) && Math.abs(exponent) <= most ? level.seriesOf(wholePower(x, exponent)) : fractional(level, "pow", [x, ops.broadcastTo(ops.constant(exponent, x.dtype), x.shape)], params)[0]!;
    // The value is that of the kernel, whatever gave the rest.
    return lazy((k) => (k === 0 ? bind(name, [start(series), r], params)[0] : own.at(k)));
  });
  if (powers.length === 1) return powers;
  const tensors = powers.map((own) => level.tensorOf(own, x));
  return [level.seriesOf(tensors.reduceRight((rest, own, i) => ops.where(ops.equal(r, ops.constant(exponents[i]!, r.dtype)), own, rest)))];
};

/** A power of which all elements have the same exponent. */
const fractional = overNumbers(({ seriesOf, order }, _, [x, r]) => [rootOf(seriesOf(x!), order, numbersOf(r!).at(...r!.shape.map(() => 0)))]);

/** How many exponents are told apart. */
const distinct = 16;

/** The largest power that is a product. */
const most = 1024;

/** A power of 0 with an exponent that moves is 0, or 1, as far as anything can be said. */
const moving = (x: Tensor, r: Tensor, level: Level): Tensor => {
  const value = level.tensorOf(lazy((k) => (k === 0 ? ops.pow(start(level.seriesOf(x)), start(level.seriesOf(r))) : level.seriesOf(raised).at(k))), x);
  const raised = ops.exp(ops.mul(r, ops.log(x)));
  return ops.where(value, value, ops.constant(0, x.dtype));
};

const wholePower = (x: Tensor, n: number): Tensor => {
  if (n < 0) return ops.div(ops.constant(1, x.dtype), wholePower(x, -n));
  let [result, square]: [Tensor | undefined, Tensor] = [undefined, x];
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result ? ops.mul(result, square) : square;
    if (rest > 1) square = ops.square(square);
  }
  return result ?? ops.constant(1, x.dtype);
};

export const sqrt: SeriesRule = ({ seriesOf, order }, _, [x]) => [rootOf(seriesOf(x!), order, 1 / 2, ops.sqrt)];
export const cbrt: SeriesRule = ({ seriesOf, order }, _, [x]) => [rootOf(seriesOf(x!), order, 1 / 3, ops.cbrt)];

/** x^r for a number r that is not whole. */
const rootOf = (x: PowerSeries, order: number, r: number, value = (x0: Tensor): Tensor => ops.pow(x0, ops.constant(r, x0.dtype))): PowerSeries => {
  const first = start(x);
  return isConcrete(first) && !dense(numbersOf(first)).includes(0) ? recurrence(x, r, value) : fromZero(x, order, r, value);
};

const over = (sum: Maybe, x0: Tensor): Maybe => sum && ops.div(sum, x0);

/** Where x₀ is not 0: k x₀ z_k = Σ ((r + 1) j − k) x_j z_(k − j), from x z′ = r x′ z. */
const recurrence = (x: PowerSeries, r: number, value: (x0: Tensor) => Tensor): PowerSeries => {
  const z: PowerSeries = lazy((k) => (k === 0 ? value(start(x)) : over(convolve(x, z, k, { from: 1, weight: (j) => (r + 1) * j - k, over: k }), start(x))));
  return z;
};

/** The same with an exponent for each element. */
const byExponents = (x: PowerSeries, r: Tensor): PowerSeries => {
  const z: PowerSeries = lazy((k) => {
    if (k === 0) return ops.pow(start(x), r);
    const [weighted, plain] = [convolve(x, z, k, { from: 1, weight: (j) => j, over: k }), convolve(x, z, k, { from: 1 })];
    const number = (c: number): Tensor => ops.constant(c, r.dtype);
    return over(weighted && plain && ops.sub(ops.mul(ops.add(r, number(1)), weighted), plain), start(x));
  });
  return z;
};

/**
 * Where elements of x may start with v zeros: x = tᵛ u has the power t^(v r) u^r. It is smooth where v r is whole, but |t|^(v r) where only the size of x counts
 * has for an odd v r the average of both sides, 0; else derivatives beyond v r are infinite, as those of t^(v r) at t > 0 are.
 */
const fromZero = (x: PowerSeries, order: number, r: number, value: (x0: Tensor) => Tensor): PowerSeries => {
  const { dtype, shape } = start(x);
  const number = (c: number): Tensor => ops.broadcastTo(ops.constant(c, dtype), shape);
  const zero = number(0);
  const term = (k: number): Tensor => x.at(k) ?? zero;
  // leads[v] is 1 where x_v is the first that is not 0
  const leads: Tensor[] = [];
  let isZero = number(1);
  // With more zeros the power has none but zeros up to the order.
  const last = Math.ceil(order / Math.min(1, Math.abs(r)));
  for (let v = 0; v <= last; v++) {
    const vanishes = ops.equal(term(v), zero);
    leads.push(ops.mul(isZero, ops.sub(number(1), vanishes)));
    isZero = ops.mul(isZero, vanishes);
  }
  const choose = (of: (v: number) => Tensor, otherwise: Tensor): Tensor => leads.reduceRight((rest, lead, v) => ops.where(lead, of(v), rest), otherwise);
  const unit = lazy((k) => choose((v) => term(k + v), number(k === 0 ? 1 : 0)));
  const power = recurrence(unit, r, value);
  const shifted = (k: number, v: number): Tensor => {
    const by = wholeNear(v * r);
    if (v === 0) return power.at(k) ?? zero;
    if (k < by) return zero;
    const isFolded = v % 2 === 0 && by % 2 !== 0 && value !== ops.cbrt;
    if (Number.isInteger(by)) return isFolded ? zero : (power.at(k - by) ?? zero);
    return ops.mul(start(power), number(fallingSign(v * r, k) * Infinity));
  };
  return lazy((k) => (k === 0 ? value(start(x)) : choose((v) => shifted(k, v), zero)));
};

/** A multiple of ⅓ is whole where rounding says that it is not. */
const wholeNear = (s: number): number => (Math.abs(s - Math.round(s)) < 1e-12 ? Math.round(s) : s);

/** The sign of s (s − 1) … (s − k + 1). */
const fallingSign = (s: number, k: number): number => Array.from({ length: k }, (_, j) => Math.sign(s - j)).reduce((a, b) => a * b, 1);
