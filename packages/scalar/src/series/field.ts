import type { Field } from "../field.js";
import { functionNames, type FunctionName } from "../functions.js";
import type { Rule } from "../rule.js";
import { rules } from "../rules.js";
import { integerPower, realPower } from "./power.js";
import {
  addSeries, constantSeries, divSeries, lazy, mulSeries, negSeries, subSeries, valuation, type Ground, type Series,
} from "./series.js";

/** How functions that are not smooth at the centre are expanded: not at all, or for t > 0 by the sign of the leading coefficient. */
export interface Sided<T> {
  readonly sign: (value: T) => number;
}

/** Why a function has no power series at a point. */
export type NoSeries = (name: FunctionName, at: unknown) => Error;

/**
 * Power series over a field as a field: an expression interpreted over it is its Taylor (or Laurent) series. Every function's series follows from
 * its derivative rule, y′ = d(x, y)·x′, read as a recurrence for the coefficients: order n costs O(n²) operations.
 *
 * @source Griewank & Walther, Evaluating Derivatives, 2nd ed., table 13.2 (the recurrences that this yields)
 */
export const powerSeries = <T>(ground: Ground<T>, fail: NoSeries, sided?: Sided<T>): Field<Series<T>> => {
  const { field, isZero } = ground;
  const one = constantSeries(ground, field.constant(1), 1);
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
    const { d } = rules[name] as unknown as Rule;
    const apply = field[name] as (...args: T[]) => T;
    const value = apply(...args.map((arg) => center(name, arg)));
    const moving = args.filter((arg) => !arg.constant);
    if (moving.length === 0) return constantSeries(ground, value);
    let slopes: (Series<T> | undefined)[] | undefined;
    const y: Series<T> = lazy(ground, 0, (k) => {
      if (k === 0) return value;
      slopes ??= args.map((arg, i) => (arg.constant ? undefined : d![i]!(self, ...args, y)));
      let total = field.constant(0);
      for (const [i, slope] of slopes.entries()) if (slope) total = field.add(total, convolveDerivative(ground, args[i]!, slope, k));
      return isZero(total) ? total : field.div(total, field.constant(k));
    });
    return y;
  };

  const div = (a: Series<T>, b: Series<T>): Series<T> => {
    const quotient = divSeries(ground, a, b);
    if (!quotient) throw fail("div", 0);
    return quotient;
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
    const order = valuation(ground, x) ?? 0;
    if (n === 2 && order % 4 !== 0 && !sided) throw fail(name, 0);
    const result = realPower(ground, x, field.div(field.constant(1), field.constant(n)), 1 / n, field[name]);
    if (!result) throw fail(name, 0);
    return result;
  };

  /** The sign of x for small t > 0. */
  const signOf = (name: FunctionName, x: Series<T>): number => {
    const order = valuation(ground, x);
    if (order === undefined) return 0;
    if (order !== 0 && !sided) throw fail(name, 0);
    if (sided) return sided.sign(x.at(order));
    throw fail(name, 0);
  };
  const choose = (name: FunctionName, test: Series<T>, whenPositive: () => Series<T>, whenNegative: () => Series<T>, whenZero: () => Series<T>): Series<T> => {
    const sign = signOf(name, test);
    return sign > 0 ? whenPositive() : sign < 0 ? whenNegative() : whenZero();
  };

  const number = (value: number): Series<T> => constantSeries(ground, field.constant(value), value);
  const special: Partial<Record<FunctionName, (...args: Series<T>[]) => Series<T>>> = {
    neg: (x) => negSeries(ground, x!),
    add: (x, y) => addSeries(ground, x!, y!),
    sub: (x, y) => subSeries(ground, x!, y!),
    mul: (x, y) => mulSeries(ground, x!, y!),
    square: (x) => mulSeries(ground, x!, x!),
    div: (x, y) => div(x!, y!),
    pow: (x, y) => pow(x!, y!),
    sqrt: (x) => root("sqrt", 2)(x!),
    cbrt: (x) => root("cbrt", 3)(x!),
    sinc: (x) => div(self.sin(x!), x!),
    hypot: (x, y) => self.sqrt(addSeries(ground, mulSeries(ground, x!, x!), mulSeries(ground, y!, y!))),
    abs: (x) => choose("abs", x!, () => x!, () => negSeries(ground, x!), () => x!),
    relu: (x) => choose("relu", x!, () => x!, () => number(0), () => number(0)),
    sign: (x) => choose("sign", x!, () => one, () => number(-1), () => number(0)),
    heaviside: (x) => choose("heaviside", x!, () => one, () => number(0), () => number(0.5)),
    step: (x) => choose("step", x!, () => one, () => number(0), () => number(0)),
    max: (x, y) => choose("max", subSeries(ground, x!, y!), () => x!, () => y!, () => x!),
    min: (x, y) => choose("min", subSeries(ground, x!, y!), () => y!, () => x!, () => x!),
    where: (c, a, b) => (valuation(ground, c!) === undefined ? b! : a!),
    restrict: (x) => x!,
  };

  const lift = (name: FunctionName) => {
    const make = special[name] ?? ((...args: Series<T>[]) => elementary(name, args));
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

/** Σ_{j=1..k} j · x_j · d_{k−j} */
const convolveDerivative = <T>({ field, isZero }: Ground<T>, x: Series<T>, slope: Series<T>, k: number): T => {
  let total = field.constant(0);
  for (let j = 1; j <= k - slope.start; j++) {
    if (isZero(x.at(j))) continue;
    total = field.add(total, field.mul(field.mul(field.constant(j), x.at(j)), slope.at(k - j)));
  }
  return total;
};
