import type { Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/interpret";
import { hull, interval, intervals, type Interval, type Series } from "@gradkit/scalar";
import { isGradkitError } from "@gradkit/shapes";
import { interpolation } from "../interpolation.js";
import type { Partials } from "../partials.js";
import { factorials } from "../multi-indices.js";
import { intervalSeries, line, unbounded } from "./interval-series.js";

/** What cannot be bounded: the whole line, not `defined`. */
export const wholeLine: Interval = { lo: -Infinity, hi: Infinity, defined: false, continuous: false };

/**
 * For each number of f's value an interval that contains f(x) − Tₙ(x) for every x of a box, Tₙ being the polynomial with the given, rounded, coefficients. Lagrange's
 * form: with δ ∈ box − x₀, the (n + 1)-st Taylor coefficient along δ at any point between, all of these in one series with intervals for the points and for the directions; and the
 * rounding of each coefficient, which is enclosed at x₀. Without a bound where f or a derivative is not defined and continuous on the whole box.
 *
 * @source Moore (1966), Interval Analysis, 11.3; Makino and Berz (2003), Taylor models
 */
export const remainders = (program: Program, at: Float64Array, terms: readonly Partials[], box: readonly Interval[]): Interval[] => {
  const size = terms[0]!.values[0]!.length;
  try {
    const lagrange = lastTerms(program, at, terms.length, box);
    const rounding = roundings(program, at, terms, box);
    return Array.from({ length: size }, (_, e) => settled(intervals.add(lagrange[e]!, rounding[e]!)));
  } catch (e) {
    if (!isGradkitError(e, "taylor/unbounded") && !isGradkitError(e, "autodiff/undecided")) throw e;
    return Array.from({ length: size }, () => wholeLine);
  }
};

/** A sum that overflowed, or is of nothing, bounds nothing. */
const settled = (x: Interval): Interval => (x.continuous && x.lo > -Infinity && x.hi < Infinity ? x : wholeLine);

const run = (program: Program, items: readonly Series<Interval>[], order: number): readonly Series<Interval>[] =>
  interpret(program, intervalSeries(order), [{ shape: [items.length], items }]).flatMap(({ items: found }) => found);

/** Coefficients 0 … order of the outputs, all defined and continuous. */
const coefficients = (series: Series<Interval>, order: number): Interval[] => {
  for (let k = series.start; k < 0; k++) if (series.at(k).lo !== 0 || series.at(k).hi !== 0) throw unbounded("a pole");
  const found = Array.from({ length: order + 1 }, (_, k) => series.at(k));
  if (!found.every(({ continuous }) => continuous)) throw unbounded("a derivative is not continuous on the whole box");
  return found;
};

const lastTerms = (program: Program, at: Float64Array, order: number, box: readonly Interval[]): Interval[] => {
  const curve = box.map((side, k) => line(hull(side, interval(at[k]!)), intervals.sub(side, interval(at[k]!))));
  return run(program, curve, order).map((series) => coefficients(series, order)[order]!);
};

/** Σ (c_α − given c_α) δ^α over the box, with the exact c_α enclosed by series along directions and interpolation, as the given ones were found. */
const roundings = (program: Program, at: Float64Array, terms: readonly Partials[], box: readonly Interval[]): Interval[] => {
  const F = intervals;
  const deltas = box.map((side, k) => F.sub(side, interval(at[k]!)));
  const number = (c: number): Interval => interval(c);
  const sums: Interval[] = Array.from(terms[0]!.values[0]!, () => number(0));
  for (const { order, indices, values } of terms) {
    const { rows, scale, along: directions, times } = interpolation(at.length, order);
    const along = times.map((multiple, row) => {
      const curve = Array.from(at, (x, k) => line(number(x), number(directions[row * at.length + k]!)));
      return run(program, curve, order).map((series) => F.mul(coefficients(series, order)[order]!, number(multiple ** order)));
    });
    for (const [row, alpha] of indices.entries()) {
      const monomial = alpha.reduce((product, n, k) => (n === 0 ? product : F.mul(product, F.pow(deltas[k]!, number(n)))), number(1));
      for (const [e, sum] of sums.entries()) {
        const { directions: used, weights } = rows[row]!;
        const exact = used.reduce((total, direction, column) => F.add(total, F.mul(number(weights[column]!), along[direction]![e]!)), number(0));
        const given = F.div(number(values[row]![e]!), number(factorials(alpha)));
        sums[e] = F.add(sum, F.mul(F.sub(F.div(exact, number(scale)), given), monomial));
      }
    }
  }
  return sums;
};
