import { intervalError } from "../errors.js";

/**
 * All real numbers from lo to hi, with what is known of the function that gave them: plain data. `defined` says that the function has a
 * value for all arguments it was given, `continuous` that it is also continuous on them; the bounds hold the values where there is one.
 * An infinite bound stands for "unbounded": Infinity itself is no member. No value at all is `empty`.
 *
 * @source IEEE 1788-2015, the decorations com, dac, def and trv in their smallest form
 */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly defined: boolean;
  readonly continuous: boolean;
}

/**
 * The interval [lo, hi], or the point [lo, lo].
 *
 * @throws scalar/interval-bounds when lo > hi, a bound is NaN, or no real number lies between them
 * @example
 * interval(1, 2).hi // => 2
 */
export const interval = (lo: number, hi: number = lo): Interval => {
  if (!(lo <= hi) || lo === Infinity || hi === -Infinity) throw intervalError("scalar/interval-bounds", { lo: String(lo), hi: String(hi) });
  return enclosure(lo, hi);
};

/** An interval from bounds in order. Adding 0 turns -0 into 0, so that a zero bound has one sign. */
export const enclosure = (lo: number, hi: number, defined = true, continuous: boolean = defined): Interval => {
  return { lo: lo + 0, hi: hi + 0, defined, continuous };
};

/** No number at all: the value of a function wholly outside its domain. Every operation hands it on. */
export const empty: Interval = { lo: NaN, hi: NaN, defined: false, continuous: false };

/** The real line, as the value of a function with a pole among its arguments. */
export const entire: Interval = { lo: -Infinity, hi: Infinity, defined: false, continuous: false };

export const isEmpty = (x: Interval): boolean => Number.isNaN(x.lo);
