import type { Carrier } from "@gradkit/autodiff/interpret";
import { intervals, powerSeries, type Field, type FunctionName, type Interval, type Series } from "@gradkit/scalar";
import { error } from "../errors.js";

/** Why there is no bound. It is caught where a bound is asked for. */
export const unbounded = (reason: string): Error => error("taylor/unbounded", { reason });

const isZero = ({ lo, hi }: Interval): boolean => lo === 0 && hi === 0;
const zero = intervals.constant(0);

/**
 * Power series with intervals as coefficients, each of which holds the coefficients of all functions whose arguments lie in the intervals; those up to an order will
 * be needed.
 */
export const intervalSeries = (order: number): Carrier<Series<Interval>> => ({
  field: withSquares(powerSeries({ field: intervals, isZero }, (name: FunctionName) => unbounded(`${name} has no power series on the whole box`))),
  settle: (x) => x.at(order),
  numberOf: (x) => {
    const { lo, hi } = x.at(0);
    return x.constant && lo === hi ? lo : undefined;
  },
  compare: (x, y, relation) => {
    const [a, b] = [x.at(0), y.at(0)];
    if (Number.isNaN(a.lo) || Number.isNaN(b.lo)) return undefined;
    if (relation === "equal") return a.lo === a.hi && b.lo === b.hi && a.lo === b.lo ? true : a.hi < b.lo || b.hi < a.lo ? false : undefined;
    const [isBelow, isAbove] = relation === "less" ? [a.hi < b.lo, a.lo >= b.hi] : [a.hi <= b.lo, a.lo > b.hi];
    return isBelow ? true : isAbove ? false : undefined;
  },
});

/** A square is no product of two numbers that may differ: the coefficient x_j² of t^2j is not negative. */
const withSquares = (field: Field<Series<Interval>>): Field<Series<Interval>> => {
  const square = (x: Series<Interval>): Series<Interval> => {
    if (x.start < 0 || x.constant) return field.square(x);
    const known: Interval[] = [];
    const coefficient = (k: number): Interval => {
      let sum = k % 2 === 0 ? intervals.square(x.at(k / 2)) : zero;
      for (let j = 0; 2 * j < k; j++) sum = intervals.add(sum, intervals.mul(intervals.constant(2), intervals.mul(x.at(j), x.at(k - j))));
      return sum;
    };
    return {
      start: 0,
      at: (k) => {
        while (known.length <= k) known.push(coefficient(known.length));
        return k < 0 ? zero : known[k]!;
      },
    };
  };
  return { ...field, square, pow: (x, y) => (y.double === 2 ? square(x) : field.pow(x, y)), constant: (value) => (Math.abs(value) === Infinity ? beyond(field, Math.sign(value)) : field.constant(value)) };
};

/** What stands for an infinite constant, which programs compare with: all numbers beyond the doubles. */
const beyond = (field: Field<Series<Interval>>, sign: number): Series<Interval> => {
  const large = { lo: Number.MAX_VALUE, hi: Infinity, defined: true, continuous: true };
  const value = sign > 0 ? large : intervals.neg(large);
  return { ...field.constant(0), at: (k) => (k === 0 ? value : zero) };
};

/** value + slope · t */
export const line = (value: Interval, slope: Interval): Series<Interval> => ({ start: 0, at: (k) => (k === 0 ? value : k === 1 ? slope : zero) });
