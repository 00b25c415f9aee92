import type { Bound } from "./bound.js";
import { empty, enclosure, type Interval } from "./interval.js";

/** What an increasing or decreasing function still needs: where it is defined and what bounds its values, both the whole line if not said. */
export interface Extent {
  readonly domain?: readonly [number, number];
  readonly range?: readonly [number, number];
}

type Unary = (x: Interval) => Interval;

const line = [-Infinity, Infinity] as const;

/** A function that falls (slope -1) or rises (slope 1) on its domain. An infinite value at a finite end of that is a pole, outside of it. */
const monotone = (f: Bound, slope: -1 | 1, { domain = line, range = line }: Extent): Unary => (x) => {
  const from = Math.max(x.lo, domain[0]), to = Math.min(x.hi, domain[1]);
  if (!(from <= to)) return empty;
  const pole = (at: number): boolean => Math.abs(at) < Infinity && domain.includes(at) && (f(at, -1) === -Infinity || f(at, 1) === Infinity);
  if (from === to && pole(from)) return empty;
  const [first, last] = slope > 0 ? [from, to] : [to, from];
  const lo = Math.max(f(first, -1), range[0]), hi = Math.min(f(last, 1), range[1]);
  return enclosure(lo, hi, from === x.lo && to === x.hi && !pole(from) && !pole(to));
};

export const increasing = (f: Bound, extent: Extent = {}): Unary => monotone(f, 1, extent);
export const decreasing = (f: Bound, extent: Extent = {}): Unary => monotone(f, -1, extent);

/** |x|, exactly. */
export const size: Unary = ({ lo, hi }) => enclosure(lo > 0 ? lo : hi < 0 ? -hi : 0, Math.max(-lo, hi));

/** An even function, from what it is for x ≥ 0. */
export const even = (f: Unary): Unary => (x) => f(size(x));

/** A rising staircase without error: not continuous where it takes more than one value. */
export const staircase = (f: (x: number) => number): Unary => ({ lo, hi }) => enclosure(f(lo), f(hi), true, f(lo) === f(hi));
