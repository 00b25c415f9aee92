import type { Expr } from "./expr.js";

/** A place in a buffer, or along an axis: base + Σ stride · loop variable + Σ stride · whole number that is computed. */
export interface IndexMap {
  readonly base: number;
  /** By ascending variable; no stride is 0. */
  readonly terms: readonly (readonly [variable: number, stride: number])[];
  readonly computed: readonly (readonly [index: Expr, stride: number])[];
}

const none: readonly never[] = [];

export const at = (base: number): IndexMap => ({ base, terms: none, computed: none });
export const along = (variable: number): IndexMap => ({ base: 0, terms: [[variable, 1]], computed: none });
export const computed = (index: Expr): IndexMap => ({ base: 0, terms: none, computed: [[index, 1]] });

/** a + factor · b */
export const plus = (a: IndexMap, b: IndexMap, factor = 1): IndexMap => {
  if (factor === 0) return a;
  const base = a.base + factor * b.base;
  if (b.terms.length === 0 && b.computed.length === 0) return { base, terms: a.terms, computed: a.computed };
  return { base, terms: merged(a.terms, b.terms, factor), computed: b.computed.length === 0 ? a.computed : [...a.computed, ...b.computed.map(([e, s]) => [e, s * factor] as const)] };
};

const merged = (a: IndexMap["terms"], b: IndexMap["terms"], factor: number): IndexMap["terms"] => {
  if (a.length === 0 && factor === 1) return b;
  const out: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const p = a[i]?.[0] ?? Infinity;
    const q = b[j]?.[0] ?? Infinity;
    const stride = (p <= q ? a[i++]![1] : 0) + (q <= p ? factor * b[j++]![1] : 0);
    if (stride !== 0) out.push([Math.min(p, q), stride]);
  }
  return out;
};

export const shifted = (a: IndexMap, by: number): IndexMap => (by === 0 ? a : { ...a, base: a.base + by });

/** Σ stride · index over the axes of an array, from an offset on. */
export const placed = (offset: IndexMap, strides: readonly number[], indices: readonly IndexMap[]): IndexMap => {
  let place = offset;
  for (let k = 0; k < strides.length; k++) place = plus(place, indices[k]!, strides[k]!);
  return place;
};

/** How far the place moves with a variable. */
export const strideOf = ({ terms }: IndexMap, variable: number): number => {
  for (let k = 0; k < terms.length; k++) if (terms[k]![0] === variable) return terms[k]![1];
  return 0;
};

/** Whether two places are the same one, as far as that is known: computed parts may differ. */
export const sameIndex = (a: IndexMap, b: IndexMap): boolean =>
  a.base === b.base && a.terms.length === b.terms.length && a.computed.length === 0 && b.computed.length === 0 && a.terms.every(([v, s], k) => b.terms[k]![0] === v && b.terms[k]![1] === s);

export const isFixed = ({ terms, computed: more }: IndexMap): boolean => terms.length === 0 && more.length === 0;

/** Whether a place is nowhere before 0, whatever the variables are. */
export const isForward = ({ base, terms, computed: more }: IndexMap): boolean => {
  if (base < 0) return false;
  for (let k = 0; k < terms.length; k++) if (terms[k]![1] < 0) return false;
  for (let k = 0; k < more.length; k++) if (more[k]![1] < 0) return false;
  return true;
};
