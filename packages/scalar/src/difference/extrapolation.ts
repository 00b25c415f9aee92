import { stepAt, type Samples } from "./samples.js";
import { weightsOf } from "./stencil.js";

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
  /** The truncation, less what is rounding, beside the value or, where that is larger, beside f's rise over the largest step to the power of the order. */
  readonly relative: number;
  /** The steps are those of the levels `low` to `high`. */
  readonly low: number;
  readonly high: number;
}

/** A weighted sum of values of f, which is hⁿ times a derivative: its value, the deviation that rounding gives it, and that for a noise of 1 in f. */
interface Sum {
  readonly total: number;
  readonly deviation: number;
  readonly gain: number;
}

const u = 2 ** -53;
/** Estimates that have not converged to this relative error are no more than a hint of the scale. */
export const hopeful = 1e-3;

/** Whether a is the better estimate. Far from convergence errors do not compare: those of a bounded function fall as the step grows beyond its scale. */
export const isBetter = (a: Estimate | undefined, b: Estimate | undefined): boolean => {
  if (!a || Number.isNaN(a.error) || !Number.isFinite(a.value)) return false;
  if (!b || a.relative < hopeful !== b.relative < hopeful) return !b || a.relative < hopeful;
  return a.relative < hopeful ? a.error <= b.error : a.relative <= b.relative;
};

const nothing: Sum = { total: NaN, deviation: NaN, gain: NaN };

/** s / hⁿ, which may be finite where hⁿ is not. */
export const scaled = (s: number, h: number, n: number): number => (n === 0 ? s : scaled(s / h, h, n - 1));

/**
 * Richardson's extrapolation in one step: the estimate on x ± h, x ± 2h, x ± 4h, … over a run of levels, by Fornberg's weights, which are those of the
 * extrapolation table and hold for every order and for one side alike.
 *
 * @param hasCenter  - whether f(x) is one of the points
 * @returns the estimate of least error among the runs within the levels from `bottom` to `top`, where there is one
 */
export const extrapolation = ({ x, at }: Samples, order: number, side: Side, hasCenter: boolean) => {
  const signs = signsOf(side), longest = side === "central" ? 8 : 12, center = hasCenter ? at(0, 0) : 0;
  const sums = new Map<string, Sum>();
  const stencils = Array.from({ length: longest + 1 }, (_, count) => {
    const offsets = [...(hasCenter ? [0] : []), ...Array.from({ length: count }, (_, k) => signs.map((s) => s * 2 ** k)).flat()];
    return [order, order + 1].map((n) => ({ offsets, weights: offsets.length > n ? weightsOf(n, offsets) : [] }));
  });

  const compute = (n: number, low: number, count: number): Sum => {
    const { offsets, weights } = stencils[count]![n - order]!;
    if (weights.length === 0) return nothing;
    let total = 0, deviation = 0, gain = 0;
    weights.forEach((w, i) => {
      const step = offsets[i]! * stepAt(low), y = at(low, offsets[i]!), rise = y - center;
      // where x + step is no double the point lies off by a part of it, which the slope turns into an error of f
      const shift = step === 0 ? 0 : (x + step - x) / step - 1;
      total += w * rise;
      gain = Math.hypot(gain, w);
      deviation = Math.hypot(deviation, w * (u * Math.abs(y) + Math.abs(shift * rise)));
    });
    return { total, deviation, gain };
  };
  const sumOf = (n: number, low: number, count: number): Sum => {
    const key = `${n} ${low} ${count}`;
    const sum = sums.get(key) ?? compute(n, low, count);
    sums.set(key, sum);
    return sum;
  };

  /** How far the sum of order n moves when its largest, its smallest or, counted less, its two smallest steps are left out. */
  const moved = (n: number, low: number, count: number): number => {
    const without = (smallest: number, largest: number) =>
      Math.abs(sumOf(n, low, count).total - sumOf(n, low + smallest, count - smallest - largest).total / 2 ** (n * smallest));
    return Math.max(without(0, 1), without(1, 0), (without(2, 0) || 0) / 256);
  };

  const scaleAt = (level: number) => scaled(Math.max(...signs.map((s) => Math.abs(at(level, s) - center))), stepAt(level), order);

  const estimate = (low: number, high: number, noise: number): Estimate => {
    const count = high - low + 1, h = stepAt(low);
    const { total, deviation, gain } = sumOf(order, low, count);
    const value = scaled(total, h, order);
    // the other parity sees what is not smooth where this one is blind: an even function has no odd differences, at any step
    const truncation = scaled(Math.max(moved(order, low, count), side === "central" ? moved(order + 1, low, count) : 0), h, order);
    const rounding = scaled(Math.hypot(deviation, gain * noise), h, order) + 2 * u * Math.abs(value);
    const excess = Math.max(0, truncation - 8 * rounding), sum = truncation + 2 * rounding;
    const relative = excess === 0 ? 0 : excess / Math.max(Math.abs(value), scaleAt(high));
    // what has hardly converged may converge slowly, as √h: then the steps to come move it further than the last did
    const error = relative < hopeful ? sum : relative < 0.1 ? 4 * sum : Infinity;
    return { value, truncation, rounding, error, relative, low, high };
  };

  return (bottom: number, top: number, noise: number): Estimate | undefined => {
    let best: Estimate | undefined;
    for (let high = bottom + 1; high <= top; high++)
      for (let low = Math.max(bottom, high - longest + 1); low < high; low++) {
        const candidate = estimate(low, high, noise);
        if (isBetter(candidate, best)) best = candidate;
      }
    return best;
  };
};
