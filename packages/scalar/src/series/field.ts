import { derivatives } from "../derivatives.js";
import type { Field } from "../field.js";
import { functionNames, type FunctionName } from "../functions.js";
import type { Derivative } from "../rule.js";
import { integerPower, realPower } from "./power.js";
import {
  addSeries, constantSeries, convolve, divSeries, lazy, mulSeries, negSeries, subSeries, valuation, type Ground, type Series,
} from "./series.js";

/** Why a function has no power series at a point. */
export type NoSeries = (name: FunctionName, at: unknown) => Error;

/**
 * Power series over a field as a field: an expression interpreted over it is its Taylor (or Laurent) series. Every function's series follows from
 * its derivative rule, y′ = d(x, y)·x′, read as a recurrence for the coefficients: order n costs O(n²) operations.
 *
 * @source Griewank & Walther, Evaluating Derivatives, 2nd ed., table 13.2 (the recurrences that this yields)
 */
export const powerSeries = <T>(ground: Ground<T>, fail: NoSeries): Field<Series<T>> => {
  const { field, isZero } = ground;
  const known = new WeakMap<Series<T>, Map<FunctionName, Series<T>>>();

  /** The same function of the same series is one object: sine and cosine, each the other's derivative, then close into one recurrence. */
  const once = (name: FunctionName, x: Series<T>, make: () => Series<T>): Series<T> => {
    const results = known.get(x) ?? new Map<FunctionName, Series<T>>();
    known.set(x, results);
    const result = results.get(name) ?? make();
    results.set(name, result);
    return result;
  };

  /** The coefficient at t⁰ of an argument that has no pole. */
  const center = (name: FunctionName, x: Series<T>): T => {
    for (let k = x.start; k < 0; k++) if (!isZero(x.at(k))) throw fail(name, Infinity);
    return x.at(0);
  };

  const elementary = (name: FunctionName, args: readonly Series<T>[]): Series<T> => {
    const { d } = derivatives[name] as Derivative;
    const apply = field[name] as (...args: T[]) => T;
    const value = apply(...args.map((arg) => center(name, arg)));
    if (args.every((arg) => arg.constant)) return constantSeries(ground, value);
    const distance = breaks[name]?.(field, args[0]!.at(0), args.at(-1)!.at(0));
    if (distance !== undefined && isZero(distance)) throw fail(name, 0);
    let slopes: (Series<T> | undefined)[] | undefined;
    const y: Series<T> = lazy(ground, 0, (k) => {
      if (k === 0) return value;
      slopes ??= args.map((arg, i) => (arg.constant ? undefined : d![i]!(self, ...args, y)));
      let total = field.constant(0);
      for (const [i, slope] of slopes.entries())
        if (slope) total = field.add(total, convolve(ground, 1, k - slope.start, (j) => field.mul(field.constant(j), args[i]!.at(j)), (j) => slope.at(k - j)));   // Σ j · x_j · d_{k−j}
      return isZero(total) ? total : field.div(total, field.constant(k));
    });
    return y;
  };

  const div = (a: Series<T>, b: Series<T>): Series<T> => {
    const quotient = divSeries(ground, a, b);
    if (!quotient) throw fail("div", 0);
    return a.double !== undefined && b.double !== undefined ? { ...quotient, double: a.double / b.double } : quotient;
  };

  const pow = (x: Series<T>, y: Series<T>): Series<T> => {
    if (x.constant && y.constant) return elementary("pow", [x, y]);
    if (!y.constant) return self.exp(mulSeries(ground, y, self.log(x)));
    const exponent = y.double;
    const power =
      exponent !== undefined && Number.isInteger(exponent)
        ? integerPower(ground, x, exponent)
        : realPower(ground, x, y.at(0), exponent ?? NaN, (x0) => field.pow(x0, y.at(0)));
    if (!power) throw fail("pow", 0);
    return power;
  };

  const root = (name: "sqrt" | "cbrt", n: number) => (x: Series<T>): Series<T> => {
    if (x.constant) return elementary(name, [x]);
    center(name, x);
    if (((valuation(ground, x) ?? 1) / n) % 2 !== 0) throw fail(name, 0);
    const result = realPower(ground, x, field.div(field.constant(1), field.constant(n)), 1 / n, field[name]);
    if (!result) throw fail(name, 0);
    return result;
  };

  /** The branch that is taken around the centre: of what is x ≠ 0 almost everywhere, the first. Where an interval leaves both open, both enter each coefficient. */
  const where = (c: Series<T>, a: Series<T>, b: Series<T>): Series<T> => {
    if (valuation(ground, c) === undefined) return b;
    const c0 = c.at(0);
    if (isZero(c0)) return a;
    const taken = field.where(c0, field.constant(1), field.constant(0));
    if (isZero(field.sub(taken, field.constant(1)))) return a;
    return lazy(ground, Math.min(a.start, b.start), (k) => field.where(c0, a.at(k), b.at(k)));
  };

  const number = (value: number): Series<T> => constantSeries(ground, field.constant(value), value);
  const special: Partial<Record<FunctionName, (...args: Series<T>[]) => Series<T>>> = {
    neg: (x) => negSeries(ground, x),
    add: (x, y) => addSeries(ground, x, y),
    sub: (x, y) => subSeries(ground, x, y),
    mul: (x, y) => mulSeries(ground, x, y),
    square: (x) => mulSeries(ground, x, x),
    div: (x, y) => div(x, y),
    pow: (x, y) => pow(x, y),
    sqrt: (x) => root("sqrt", 2)(x),
    cbrt: (x) => root("cbrt", 3)(x),
    sinc: (x) => div(self.sin(x), x),
    hypot: (x, y) => self.sqrt(addSeries(ground, mulSeries(ground, x, x), mulSeries(ground, y, y))),
    where,
    restrict: (x) => x,
  };

  const lift = (name: FunctionName) => {
    const make = (...args: Series<T>[]): Series<T> => {
      const made = special[name]?.(...args) ?? elementary(name, args);
      return args.every((arg) => arg.constant) ? { ...made, constant: true } : made;
    };
    return (...args: Series<T>[]): Series<T> => (args.length === 1 ? once(name, args[0]!, () => make(...args)) : make(...args));
  };
  const self: Field<Series<T>> = {
    constant: number,
    pi: constantSeries(ground, field.pi),
    e: constantSeries(ground, field.e),
    ...Object.fromEntries(functionNames.map((name) => [name, lift(name)])),
  } as unknown as Field<Series<T>>;
  return self;
};

/** What vanishes where a function has a kink or a jump, at which it has no power series. */
const breaks: Partial<Record<FunctionName, <T>(F: Field<T>, x: T, y: T) => T>> = {
  abs: (_, x) => x,
  relu: (_, x) => x,
  sign: (_, x) => x,
  heaviside: (_, x) => x,
  step: (_, x) => x,
  min: (F, x, y) => F.sub(x, y),
  max: (F, x, y) => F.sub(x, y),
  floor: (F, x) => F.sub(x, F.floor(x)),
  ceil: (F, x) => F.sub(x, F.ceil(x)),
  round: (F, x) => F.sub(F.sub(x, F.constant(0.5)), F.floor(F.sub(x, F.constant(0.5)))),
};
