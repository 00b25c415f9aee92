import { stepAt, type Samples } from "./samples.js";
import { weightsOf, type Stencil } from "./stencil.js";

export type Side = "central" | "forward" | "backward";

export const signsOf = (side: Side): readonly number[] => (side === "central" ? [1, -1] : side === "forward" ? [1] : [-1]);

/** A value of the derivative from one run of steps, with what is known of its error. */
export interface Estimate {
  readonly value: number;
  /** How far it moves when the largest or the smallest steps are left out: more than its truncation error, as a rule. */
  readonly truncation: number;
  /** The standard deviation that the rounding and the noise of f give it. */
  readonly rounding: number;
  readonly error: number;
  /** The truncation, less what is rounding, beside the largest of the value, f's rise per hⁿ at the largest step, and `size`. */
  readonly relative: number;
  /** The steps are those of the levels `low` to `high`. */
  readonly low: number;
  readonly high: number;
}

/** A weighted sum of values of f, hⁿ times a derivative: its value, the deviation that rounding gives it, and that for a noise of 1 in f. */
interface Sum {
  readonly total: number;
  readonly deviation: number;
  readonly gain: number;
}

const u = 2 ** -53;
/** The most steps of a run: twice as many points on both sides need fewer. */
export const longest = 12;

/** Estimates that have not converged to this relative error are no more than a hint of the scale. */
export const hopeful = 1e-3;

/** Whether a is the better estimate. Errors far from convergence do not compare: those of a bounded function fall as the steps outgrow its scale. */
export const isBetter = (a: Estimate | undefined, b: Estimate | undefined): boolean => {
  if (!a || Number.isNaN(a.error) || !Number.isFinite(a.value)) return false;
  if (!b || a.relative < hopeful !== b.relative < hopeful) return !b || a.relative < hopeful;
  return a.relative < hopeful ? a.error <= b.error : a.relative <= b.relative;
};

const nothing: Sum = { total: NaN, deviation: NaN, gain: NaN };

/** s / hⁿ, which may be finite where hⁿ is not. */
export const scaled = (s: number, h: number, n: number): number => (n === 0 ? s : scaled(s / h, h, n - 1));

/** What does not depend on the noise of an estimate. */
type Run = Pick<Estimate, "value" | "truncation" | "low" | "high"> & { readonly deviation: number; readonly gain: number; readonly scale: number };

const known = new Map<string, Stencil>();

/** The stencil on x ± h, x ± 2h, x ± 4h, … of `count` steps, and x itself if `hasCenter`; without weights where the points do not suffice. */
const stencilOf = (order: number, side: Side, hasCenter: boolean, count: number): Stencil => {
  const key = `${order} ${side} ${hasCenter} ${count}`, found = known.get(key);
  if (found) return found;
  const offsets = [...(hasCenter ? [0] : []), ...Array.from({ length: count }, (_, k) => signsOf(side).map((s) => s * 2 ** k)).flat()];
  const stencil = { offsets, weights: offsets.length > order ? weightsOf(order, offsets) : [] };
  known.set(key, stencil);
  return stencil;
};

const keyOf = (low: number, count: number): number => (low + 4096) * 16 + count;

/** The value of a map at a key, computed where it has none. */
const cached = <T>(map: Map<number, T>, key: number, compute: () => T): T => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = compute();
  map.set(key, value);
  return value;
};

/**
 * Richardson's extrapolation in one step: the estimate on x ± h, x ± 2h, x ± 4h, … over a run of levels, by Fornberg's weights, which are those
 * of the extrapolation table and hold for every order and for one side alike.
 *
 * @param hasCenter  - whether f(x) is one of the points
 * @param size       - of the derivative at large, beside which errors are relative where it vanishes at x
 * @returns the estimate of least error among the runs within the levels from `bottom` to `top`, where there is one
 */
export const extrapolation = ({ x, of, at }: Samples, order: number, side: Side, hasCenter: boolean) => {
  const signs = signsOf(side), most = side === "central" ? 8 : longest, center = hasCenter ? at(0, 0) : 0;
  const sums = new Map<number, Sum>(), runs = new Map<number, Run>();
  const scaleAt = (level: number) => scaled(Math.max(...signs.map((s) => Math.abs(at(level, s) - center))), stepAt(level), order);

  const sumOver = (n: number, low: number, count: number): Sum => {
    const { offsets, weights } = stencilOf(n, side, hasCenter, count);
    if (weights.length === 0) return nothing;
    const h = stepAt(low);
    let total = 0, deviation = 0, gain = 0;
    weights.forEach((w, i) => {
      const step = offsets[i]! * h, y = of(x + step), rise = y - center;
      // where x + step is no double the point lies off by a part of it, which the slope turns into an error of f
      const shift = step === 0 ? 0 : (x + step - x) / step - 1;
      total += w * rise;
      gain = Math.hypot(gain, w);
      deviation = Math.hypot(deviation, w * (u * Math.abs(y) + Math.abs(shift * rise)));
    });
    return { total, deviation, gain };
  };
  const sumOf = (n: number, low: number, count: number): Sum => cached(sums, keyOf(low, count) * 2 + (n - order), () => sumOver(n, low, count));

  /** How far the sum of order n moves when its largest, its smallest or, counted less, its two smallest steps are left out. */
  const moved = (n: number, low: number, count: number): number => {
    const { total } = sumOf(n, low, count);
    const without = (smallest: number, largest: number, scale: number) =>
      Math.abs(total - sumOf(n, low + smallest, count - smallest - largest).total / scale);
    return Math.max(without(0, 1, 1), without(1, 0, 2 ** n), (without(2, 0, 4 ** n) || 0) / 256);
  };

  const runOver = (low: number, high: number): Run => {
    const count = high - low + 1, h = stepAt(low), { total, deviation, gain } = sumOf(order, low, count);
    // the other parity sees what is not smooth where this one is blind: an even function has no odd differences, at any step
    const truncation = Math.max(moved(order, low, count), side === "central" ? moved(order + 1, low, count) : 0);
    const value = scaled(total, h, order), scale = Math.max(Math.abs(value), scaleAt(high));
    return { value, truncation: scaled(truncation, h, order), deviation, gain, scale, low, high };
  };

  const estimate = (low: number, high: number, noise: number, size: number): Estimate => {
    const { value, truncation, deviation, gain, scale } = cached(runs, keyOf(low, high - low), () => runOver(low, high));
    const rounding = scaled(Math.hypot(deviation, gain * noise), stepAt(low), order) + 2 * u * Math.abs(value);
    const excess = Math.max(0, truncation - 8 * rounding), relative = excess === 0 ? 0 : excess / Math.max(scale, size);
    // beyond rounding the steps to come may move it further than the last did: convergence may be as slow as that of √h
    const error = relative > 0.1 ? Infinity : truncation + 2 * rounding + 3 * Math.max(0, truncation - 3 * rounding);
    return { value, truncation, rounding, error, relative, low, high };
  };

  return (bottom: number, top: number, noise: number, size = 0): Estimate | undefined => {
    let best: Estimate | undefined;
    for (let high = bottom + 1; high <= top; high++)
      for (let low = Math.max(bottom, high - most + 1); low < high; low++) {
        const candidate = estimate(low, high, noise, size);
        if (isBetter(candidate, best)) best = candidate;
      }
    return best;
  };
};
