import type { Field } from "../field.js";

/** A field whose elements can be told from zero, which division of power series needs. */
export interface Ground<T> {
  readonly field: Field<T>;
  readonly isZero: (value: T) => boolean;
}

/**
 * A Laurent series Σ cₖ tᵏ, k ≥ start, whose coefficients are computed when they are first asked for and kept. `at(k)` is cₖ; `constant` marks a
 * series that does not depend on t.
 */
export interface Series<T> {
  readonly start: number;
  readonly at: (k: number) => T;
  readonly constant?: true;
  /** The double that a constant was made from. */
  readonly double?: number;
}

/** A series from its coefficient function, which is asked once a coefficient and in ascending order. */
export const lazy = <T>({ field }: Ground<T>, start: number, coefficient: (k: number) => T): Series<T> => {
  const known: T[] = [];
  const zero = field.constant(0);
  return {
    start,
    at: (k) => {
      if (k < start) return zero;
      while (known.length <= k - start) known.push(coefficient(start + known.length));
      return known[k - start]!;
    },
  };
};

export const constantSeries = <T>({ field }: Ground<T>, value: T, double?: number): Series<T> => {
  const zero = field.constant(0);
  return { start: 0, at: (k) => (k === 0 ? value : zero), constant: true, ...(double === undefined ? {} : { double }) };
};

/** center + slope · t */
export const variableSeries = <T>(ground: Ground<T>, center: T, slope: T): Series<T> =>
  lazy(ground, 0, (k) => (k === 0 ? center : k === 1 ? slope : ground.field.constant(0)));

export const addSeries = <T>(ground: Ground<T>, a: Series<T>, b: Series<T>): Series<T> => termwise(ground, a, b, ground.field.add);
export const subSeries = <T>(ground: Ground<T>, a: Series<T>, b: Series<T>): Series<T> => termwise(ground, a, b, ground.field.sub);

const termwise = <T>(ground: Ground<T>, a: Series<T>, b: Series<T>, combine: (x: T, y: T) => T): Series<T> =>
  lazy(ground, Math.min(a.start, b.start), (k) => combine(a.at(k), b.at(k)));

export const negSeries = <T>(ground: Ground<T>, a: Series<T>): Series<T> => lazy(ground, a.start, (k) => ground.field.neg(a.at(k)));

/** Σ leftⱼ · rightⱼ for the j from `from` to `to`, what is multiplied by zero left out. */
export const convolve = <T>({ field, isZero }: Ground<T>, from: number, to: number, left: (j: number) => T, right: (j: number) => T): T => {
  let total = field.constant(0);
  for (let j = from; j <= to; j++) {
    const factor = left(j);
    if (isZero(factor)) continue;
    const other = right(j);
    if (!isZero(other)) total = field.add(total, field.mul(factor, other));
  }
  return total;
};

/** Σ over i + j = k of aᵢ bⱼ */
export const mulSeries = <T>(ground: Ground<T>, a: Series<T>, b: Series<T>): Series<T> =>
  lazy(ground, a.start + b.start, (k) => convolve(ground, b.constant ? k : a.start, a.constant ? a.start : k - b.start, a.at, (i) => b.at(k - i)));

/** How many coefficients may vanish before a series counts as zero. */
const depth = 40;

/** The exponent of the first term that does not vanish, or undefined where the series counts as zero. */
export const valuation = <T>({ isZero }: Ground<T>, a: Series<T>): number | undefined => {
  for (let k = a.start; k < a.start + (a.constant ? 1 : depth); k++) if (!isZero(a.at(k))) return k;
  return undefined;
};

/** a/b, the common powers of t cancelled; undefined where b counts as zero. */
export const divSeries = <T>(ground: Ground<T>, a: Series<T>, b: Series<T>): Series<T> | undefined => {
  const { field, isZero } = ground;
  const v = valuation(ground, b);
  if (v === undefined) return undefined;
  const start = (valuation(ground, a) ?? a.start) - v;
  const leading = b.at(v);
  const quotient: Series<T> = lazy(ground, start, (k) => {
    const rest = field.sub(a.at(k + v), convolve(ground, b.constant ? k : start, k - 1, quotient.at, (j) => b.at(k + v - j)));
    return isZero(rest) ? rest : field.div(rest, leading);
  });
  return quotient;
};

/** t^shift · a */
export const shiftSeries = <T>(ground: Ground<T>, a: Series<T>, shift: number): Series<T> => lazy(ground, a.start + shift, (k) => a.at(k - shift));
