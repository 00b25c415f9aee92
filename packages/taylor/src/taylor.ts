import { toNDArray, trace, type Program, type Tensor, type TensorLike } from "@gradkit/autodiff";
import { interval, type Interval } from "@gradkit/scalar";
import { fromData, isGradkitError, type NDArray, type Shape } from "@gradkit/shapes";
import { checkBatch, checkTensor } from "./check-size.js";
import { dense } from "./dense.js";
import { remainders, wholeLine } from "./enclosure/remainder.js";
import { error } from "./errors.js";
import { checkOrder, localFunction, type Function, type LocalFunction } from "./local-function.js";
import { factorial, factorials } from "./multi-indices.js";
import { partials, type Partials } from "./partials.js";
import { polynomial, type Polynomial } from "./polynomial/polynomial.js";

/** Numbers for each variable, in the shape of the point or as a list. */
export type Point = TensorLike;

/** A side of a box. */
export type Side = Interval | readonly [lo: number, hi: number];

/** The k-th term of a Taylor polynomial as a contraction, factor · einsum(spec, D^k f, δ, …, δ). */
export interface Contraction {
  readonly spec: string;
  readonly factor: number;
}

/** The Taylor polynomial Tₙ of a function at a point. Y is a number where f's value is one, else an array. */
export interface Taylor<Y> {
  readonly order: number;
  /** D^k f(x₀) for k = 0 … n, shape [...of, ...by, …, ...by]. */
  readonly terms: readonly NDArray[];
  /** How each is contracted with k times δ: 5.155 to 5.159. */
  readonly contractions: readonly Contraction[];
  /** Tₙ(x) */
  readonly at: (x: Point) => Y;
  /** D^k f(x₀) δᵏ/k! */
  readonly term: (k: number, delta: Point) => Y;
  /** Tₙ as a polynomial in powers of x − x₀; for a value of several numbers one for each. */
  readonly toPolynomial: (variables?: readonly string[]) => Y extends number ? Polynomial : Polynomial[];
  /**
   * An interval that is proven to contain f(x) − Tₙ(x) for every x of a box; for a value of several numbers one for each. The whole line, with `defined` false,
   * where f or a derivative is not continuous on the whole box, or an operation has no enclosure.
   *
   * @throws taylor/box, taylor/length
   */
  readonly remainder: (box: readonly Side[] | Side) => Y extends number ? Interval : Interval[];
}

/** A number for a scalar, and where the rank is not known; an array for the rest. */
type ValueOf<R> = R extends Tensor<infer S> ? (number extends S["length"] ? number : S extends readonly [] ? number : NDArray) : number;

export interface TaylorOf {
  <R>(f: (x: Tensor) => R, x0: TensorLike, order: number): Taylor<ValueOf<R>>;
  <Y extends number | NDArray = number>(f: Function, x0: TensorLike, order: number): Taylor<Y>;
}

/**
 * The Taylor polynomial of degree n of a function of several variables, with all derivatives up to order n, each distinct one computed once by Taylor mode.
 *
 * @param f      a function of a number, a vector or any tensor, with a number or any tensor as its value
 * @param x0     the point, of shape S
 * @param order  n
 * @throws taylor/order, taylor/too-large, taylor/point, taylor/value; taylor/not-smooth where a derivative is not finite
 * @source MML 5.149 to 5.159, Example 5.15
 * @example
 * import { add, mul, pow, square } from "@gradkit/autodiff"
 * import { format } from "@gradkit/taylor/polynomial"
 * const T = taylor(([x, y]) => add(add(square(x), mul(mul(2, x), y)), pow(y, 3)), [1, 2], 3)
 * T.at([1.5, 2.25])                         // => 20.390625
 * T.term(2, [0.5, 0.25])                    // => 0.875
 * T.terms[1].toNested()                     // => [6, 14]
 * T.contractions[2]                         // => { spec: "ij,i,j->", factor: 0.5 }
 * format(T.toPolynomial())                  // => "13 + 6*(x - 1) + 14*(y - 2) + (x - 1)^2 + 2*(x - 1)*(y - 2) + 6*(y - 2)^2 + (y - 2)^3"
 * T.remainder([[0, 2], [1, 3]]).hi          // => 0
 */
export const taylor = ((f: Function, x0: TensorLike, order: number): Taylor<unknown> => model("taylor", f, x0, order)) as TaylorOf;

/** The same for a call of another name, to which errors refer. */
export const model = (call: string, f: Function, x0: TensorLike, order: number): Taylor<unknown> => {
  checkOrder(call, order);
  const local = localFunction(call, f, x0);
  const { at, by } = local;
  checkBatch(call, at.length, order);
  const found = Array.from({ length: order + 1 }, (_, k) => partials(call, local, k));
  const { of } = found[0]!;
  const valueOf = (numbers: Float64Array): unknown => (of.length === 0 ? numbers[0]! : fromData(numbers, of));
  const forValue = (all: readonly unknown[]): unknown => (of.length === 0 ? all[0] : all);
  const displacement = (call: string, x: Point, from?: Float64Array): Float64Array => {
    const numbers = Float64Array.from(toNDArray(x));
    if (numbers.length !== at.length) throw error("taylor/length", { call, expected: at.length, got: numbers.length });
    return from ? numbers.map((value, k) => value - from[k]!) : numbers;
  };
  let program: Program | undefined;
  return {
    order,
    terms: lazily(found.map((own) => () => {
      checkTensor("terms", at.length, own.order);
      return dense(own, by);
    })),
    contractions: found.map((_, k) => contraction(k, of.length, by.length)),
    at: (x) => {
      const delta = displacement("at", x, at);
      // Near the point the terms of high order are the small ones.
      return valueOf(found.reduceRight((sum, own) => sum.map((value, e) => value + termOf(own, delta)[e]!), new Float64Array(sizeOf(of))));
    },
    term: (k, delta) => {
      const own = found[k];
      if (!own) throw error("taylor/term", { call: "term", order, got: k });
      return valueOf(termOf(own, displacement("term", delta)));
    },
    toPolynomial: (variables = namesOf(at.length)) =>
      forValue(Array.from({ length: sizeOf(of) }, (_, e) =>
        polynomial(checkNames(variables, at.length), found.flatMap(({ indices, values }) => indices.map((exponents, k) => ({ exponents, coefficient: values[k]![e]! / factorials(exponents) }))), [...at]),
      )) as never,
    remainder: (box) => {
      const sides = sidesOf(box, by);
      if (sides.length !== at.length) throw error("taylor/length", { call: "remainder", expected: at.length, got: sides.length });
      program ??= traced(local);
      return forValue(program ? remainders(program, at, found, sides) : Array.from({ length: sizeOf(of) }, () => wholeLine)) as never;
    },
  };
};

/** A list whose items are made when they are read. */
const lazily = <T>(makers: readonly (() => T)[]): readonly T[] => {
  const list: T[] = [];
  for (const [k, make] of makers.entries()) {
    let made: T | undefined;
    Object.defineProperty(list, k, { get: () => (made ??= make()), enumerable: true });
  }
  return list;
};

/** A program of f; a function that branches on its numbers has none. */
const traced = ({ f, at }: LocalFunction): Program | undefined => {
  try {
    return trace(f as (x: Tensor) => Tensor, at);
  } catch (e) {
    if (isGradkitError(e, "autodiff/no-numbers")) return undefined;
    throw e;
  }
};

/** Σ D^α f δ^α/α! over the α of one order, for each number of the value. */
const termOf = ({ of, indices, values }: Partials, delta: Float64Array): Float64Array => {
  const sum = new Float64Array(sizeOf(of));
  for (const [k, alpha] of indices.entries()) {
    const monomial = alpha.reduce((product, n, j) => (n === 0 ? product : product * delta[j]! ** n), 1) / factorials(alpha);
    for (const [e, value] of values[k]!.entries()) sum[e] = sum[e]! + value * monomial;
  }
  return sum;
};

const contraction = (k: number, of: number, by: number): Contraction => {
  const letters = (from: number, count: number): string => "ijklmnopqrstuvwxyzabcdefgh".slice(from, from + count);
  const value = letters(26 - of, of);
  const deltas = Array.from({ length: k }, (_, j) => letters(j * by, by));
  return { spec: `${[value + deltas.join(""), ...deltas].join()}->${value}`, factor: 1 / factorial(k) };
};

const namesOf = (count: number): string[] => (count <= 3 ? ["x", "y", "z"].slice(0, count) : Array.from({ length: count }, (_, k) => `x${k + 1}`));

const checkNames = (variables: readonly string[], count: number): readonly string[] => {
  const got = Array.isArray(variables) ? variables.length : 0;
  if (got !== count) throw error("taylor/length", { call: "toPolynomial", expected: count, got });
  return variables;
};

/** A box as a list of intervals: one side for a number. */
const sidesOf = (box: readonly Side[] | Side, by: Shape): Interval[] => {
  const list = by.length === 0 && isSide(box) ? [box] : (box as readonly Side[]);
  if (!Array.isArray(list)) throw error("taylor/box", { got: shown(list) });
  return (list as readonly Side[]).map((side) => {
    const [lo, hi] = "lo" in Object(side) ? [(side as Interval).lo, (side as Interval).hi] : typeof side === "object" && side !== null ? Array.from(side as readonly [number, number]) : [];
    if (typeof lo !== "number" || typeof hi !== "number" || !(lo <= hi)) throw error("taylor/box", { got: shown(side) });
    return interval(lo, hi);
  });
};

const isSide = (box: readonly Side[] | Side): box is Side => "lo" in Object(box) || (Array.isArray(box) && box.length === 2 && typeof box[0] === "number");
const shown = (given: unknown): string => (Array.isArray(given) ? `[${given.join(", ")}]` : typeof given === "object" && given !== null ? "an object" : String(given));

const sizeOf = (shape: Shape): number => shape.reduce((n, length) => n * length, 1);
